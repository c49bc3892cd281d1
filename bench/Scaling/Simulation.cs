namespace AudioAspire.Scaling;

/// <summary>A discrete-event simulation of uploads, Trigger, job queue and machines. The same scenario gives the same outcome.</summary>
internal static class Simulation
{
    public static Outcome Run(Scenario scenario)
    {
        var random = new Random(scenario.Seed);
        var agenda = new Agenda();
        var intake = new Intake(scenario);
        // Machines draw their own numbers, so that other machines leave the uploads as they are.
        var fleet = new Fleet(scenario, agenda, new Random(scenario.Seed + 1));
        var latencies = new List<double>();
        var (uploads, failed, minutes, longestIntake, last) = (0, 0, 0.0, 0.0, 0.0);
        fleet.Done += job =>
        {
            latencies.Add(agenda.Now - job.UploadedAt);
            minutes += job.Minutes;
            last = agenda.Now;
        };
        fleet.Failed += _ => failed++;
        ScheduleUpload();
        agenda.Run();
        latencies.Sort();
        return new Outcome
        {
            Uploads = uploads,
            Done = latencies.Count,
            Failed = failed,
            AudioHours = minutes / 60,
            RedoneAudioHours = fleet.RedoneMinutes / 60,
            Reclaims = fleet.Reclaims,
            Hours = last / 3600,
            SpotHours = fleet.SpotHours,
            OnDemandHours = fleet.OnDemandHours,
            PeakMachines = fleet.PeakMachines,
            PeakWaiting = fleet.PeakWaiting,
            Cost = fleet.SpotHours * scenario.Machine.SpotPrice + fleet.OnDemandHours * scenario.Machine.OnDemandPrice,
            Latencies = latencies,
            LongestIntake = longestIntake,
        };

        void ScheduleUpload()
        {
            var time = agenda.Now - Math.Log(1 - random.NextDouble()) / scenario.UploadsPerHour * 3600;
            if (time <= scenario.Hours * 3600) agenda.At(time, Upload);
        }

        void Upload()
        {
            var job = new Job(uploads++, agenda.Now, Length(scenario, random));
            var queuedAt = intake.QueuedAt(agenda.Now);
            longestIntake = Math.Max(longestIntake, queuedAt - agenda.Now);
            agenda.At(queuedAt, () => fleet.Enqueue(job));
            ScheduleUpload();
        }
    }

    /// <summary>Log-normal around the mean; by Box and Muller, since Random has no normal numbers.</summary>
    static double Length(Scenario scenario, Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return scenario.MeanMinutes * Math.Exp(scenario.LengthSpread * normal - scenario.LengthSpread * scenario.LengthSpread / 2);
    }
}
