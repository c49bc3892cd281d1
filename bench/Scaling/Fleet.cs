namespace AudioAspire.Scaling;

/// <summary>The job queue and its machines, as Batch runs them: a machine is ordered for a job that waits, Spot first, and let go when idle.
/// Jobs start in the order of their uploads; those that lost their machine come again at their old place.</summary>
internal sealed class Fleet(Scenario scenario, Agenda agenda, Random random)
{
    readonly PriorityQueue<Job, int> waiting = new();
    readonly Stack<Worker> idle = new();
    int spot, onDemand, booting;

    public event Action<Job>? Done;

    public event Action<Job>? Failed;

    public double SpotHours { get; private set; }
    public double OnDemandHours { get; private set; }
    public double RedoneMinutes { get; private set; }
    public int Reclaims { get; private set; }
    public int PeakMachines { get; private set; }
    public int PeakWaiting { get; private set; }

    public void Enqueue(Job job)
    {
        waiting.Enqueue(job, job.Number);
        Dispatch();
        PeakWaiting = Math.Max(PeakWaiting, waiting.Count);
    }

    void Dispatch()
    {
        while (waiting.Count > 0 && idle.TryPop(out var worker))
            if (!worker.IsGone) Start(worker, waiting.Dequeue());
        while (waiting.Count > booting && (spot < scenario.SpotMachines || onDemand < scenario.OnDemandMachines)) Order();
    }

    void Order()
    {
        var worker = new Worker(spot < scenario.SpotMachines, agenda.Now);
        if (worker.IsSpot) spot++;
        else onDemand++;
        booting++;
        PeakMachines = Math.Max(PeakMachines, spot + onDemand);
        agenda.In(scenario.BootSeconds * (0.75 + 0.5 * random.NextDouble()), () =>
        {
            booting--;
            Free(worker);
        });
    }

    void Free(Worker worker)
    {
        var turn = ++worker.Turn;
        worker.Job = null;
        idle.Push(worker);
        Dispatch();
        if (worker.Job is null) agenda.In(scenario.IdleSeconds, () => { if (worker.Turn == turn && worker.Job is null) Leave(worker); });
    }

    void Start(Worker worker, Job job)
    {
        worker.Turn++;
        (worker.Job, worker.WorkingSince) = (job, agenda.Now + scenario.JobSeconds + (worker.IsWarm ? 0 : scenario.PullSeconds));
        worker.IsWarm = true;
        job.Attempts++;
        var end = worker.WorkingSince + (job.Minutes - job.CheckpointMinutes) * 60 * scenario.Machine.RealTimeFactor;
        if (ReclaimAt(worker) is var reclaim && reclaim < end) agenda.At(reclaim, () => Reclaim(worker, job));
        else agenda.At(end, () =>
        {
            Done?.Invoke(job);
            Free(worker);
        });
    }

    /// <summary>At a constant rate and without memory: it may be drawn anew for every job, and machines without one do not matter.</summary>
    double ReclaimAt(Worker worker) => worker.IsSpot && scenario.ReclaimsPerHour > 0
        ? agenda.Now - Math.Log(1 - random.NextDouble()) / scenario.ReclaimsPerHour * 3600
        : double.PositiveInfinity;

    void Reclaim(Worker worker, Job job)
    {
        Reclaims++;
        var reached = job.CheckpointMinutes + Math.Max(0, (agenda.Now - worker.WorkingSince) / (60 * scenario.Machine.RealTimeFactor));
        job.CheckpointMinutes = Math.Floor(reached / scenario.CheckpointMinutes) * scenario.CheckpointMinutes;
        RedoneMinutes += reached - job.CheckpointMinutes;
        Leave(worker);
        if (job.Attempts < scenario.Attempts) Enqueue(job);
        else Failed?.Invoke(job);
    }

    void Leave(Worker worker)
    {
        worker.IsGone = true;
        var hours = (agenda.Now - worker.OrderedAt) / 3600;
        if (worker.IsSpot) (spot, SpotHours) = (spot - 1, SpotHours + hours);
        else (onDemand, OnDemandHours) = (onDemand - 1, OnDemandHours + hours);
        Dispatch();
    }
}
