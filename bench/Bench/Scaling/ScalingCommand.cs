using System.CommandLine;
using System.Globalization;
using AudioAspire.Scaling;
using Spectre.Console;

namespace AudioAspire.Bench.Scaling;

/// <summary>`scaling`: what so many uploads an hour take in AWS, by simulation. Prices, start-up times and reclaims are assumptions.</summary>
internal static class ScalingCommand
{
    const int FewestUploads = 1000;
    /// <summary>The tables are read from files, too.</summary>
    const int TableWidth = 180;
    /// <summary>Machines beyond the load, where no limit is given.</summary>
    const double Reserve = 1.25;

    public static Command Create()
    {
        var uploads = new Option<double[]>("--uploads")
        {
            Description = "Uploads an hour.",
            DefaultValueFactory = _ => [10, 1_000, 100_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var machine = new Option<string?>("--machine") { Description = "Only this kind of bench/Scaling/machines.json." };
        var vcpus = new Option<int[]>("--max-vcpus")
        {
            Description = "Limits; 0: a quarter more than the load asks for.",
            DefaultValueFactory = _ => [64, 0],
            AllowMultipleArgumentsPerToken = true,
        };
        var spot = new Option<double>("--spot-share") { Description = "Part of the limit that is Spot.", DefaultValueFactory = _ => 0.75 };
        var reclaims = new Option<double>("--reclaims") { Description = "How often an hour Spot takes a machine back.", DefaultValueFactory = _ => 0.05 };
        var minutes = new Option<double>("--minutes") { Description = "Mean length of a recording.", DefaultValueFactory = _ => 30 };
        var boot = new Option<double>("--boot") { Description = "Seconds until a machine takes jobs.", DefaultValueFactory = _ => 180 };
        var pull = new Option<double>("--pull") { Description = "Seconds for the images, once a machine.", DefaultValueFactory = _ => 90 };
        var triggers = new Option<int>("--trigger-concurrency") { Description = "Trigger functions at once.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Another seed, other uploads." };
        var command = new Command("scaling", "Throughput, latency and cost of uploads an hour in AWS, by simulation.")
        {
            uploads, machine, vcpus, spot, reclaims, minutes, boot, pull, triggers, seed,
        };
        command.SetAction(parsed =>
        {
            var kinds = Machine.All().Where(m => parsed.GetValue(machine) is not { } name || m.Name == name).ToArray();
            AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, TableWidth);
            AnsiConsole.Write(Kinds(kinds));
            var table = new Table().AddColumns(
                "uploads/h", "machine", "max vCPUs", "audio h/h", "p50", "p95", "worst", "peak machines", "Spot h", "on-demand h", "$/audio h", "redone", "failed");
            foreach (var rate in parsed.GetValue(uploads)!)
            foreach (var kind in kinds)
            foreach (var limit in parsed.GetValue(vcpus)!)
            {
                var scenario = new Scenario
                {
                    UploadsPerHour = rate,
                    Hours = Math.Max(3, FewestUploads / rate),
                    MeanMinutes = parsed.GetValue(minutes),
                    TriggerConcurrency = parsed.GetValue(triggers),
                    Machine = kind,
                    BootSeconds = parsed.GetValue(boot),
                    PullSeconds = parsed.GetValue(pull),
                    ReclaimsPerHour = parsed.GetValue(reclaims),
                    Seed = parsed.GetValue(seed),
                };
                var machines = Math.Max(1, limit > 0 ? limit / kind.Vcpus : (int)Math.Ceiling(scenario.Load * Reserve));
                var onSpot = (int)Math.Round(machines * parsed.GetValue(spot));
                var outcome = Simulation.Run(scenario with { SpotMachines = onSpot, OnDemandMachines = machines - onSpot });
                table.AddRow(
                    Text($"{rate:N0}"), kind.Name, Text($"{machines * kind.Vcpus:N0}"), Text($"{outcome.AudioHoursPerHour:N1}"),
                    Time(outcome.Latency(0.5)), Time(outcome.Latency(0.95)), Time(outcome.Latency(1)), Text($"{outcome.PeakMachines:N0}"),
                    Text($"{outcome.SpotHours:N0}"), Text($"{outcome.OnDemandHours:N0}"), Text($"{outcome.CostPerAudioHour:F4}"),
                    Text($"{outcome.RedoneAudioHours / outcome.AudioHours:P2}"), Text($"{outcome.Failed}"));
            }
            AnsiConsole.Write(table);
        });
        return command;
    }

    static Table Kinds(IEnumerable<Machine> kinds)
    {
        var table = new Table().AddColumns(
            "machine", "vCPUs", "real-time factor", "audio h/machine h", "$/h Spot", "$/h on-demand", "$/audio h Spot", "on-demand", "basis");
        foreach (var m in kinds)
            table.AddRow(m.Name, Text($"{m.Vcpus}"), Text($"{m.RealTimeFactor}"), Text($"{1 / m.RealTimeFactor:F1}"), Text($"{m.SpotPrice}"), Text($"{m.OnDemandPrice}"),
                Text($"{m.SpotPrice * m.RealTimeFactor:F4}"), Text($"{m.OnDemandPrice * m.RealTimeFactor:F4}"), m.Basis);
        return table;
    }

    static string Time(double seconds) => seconds < 5400 ? Text($"{seconds / 60:F1} min") : Text($"{seconds / 3600:N1} h");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
