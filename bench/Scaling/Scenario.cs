namespace AudioAspire.Scaling;

/// <summary>What is simulated. Times are seconds, lengths of recordings minutes, rates per hour, prices US dollars an hour.</summary>
internal sealed record Scenario
{
    public required double UploadsPerHour { get; init; }
    /// <summary>So long uploads come in, at random and independently (Poisson); then what is waiting is worked off.</summary>
    public double Hours { get; init; } = 3;
    public double MeanMinutes { get; init; } = 30;
    /// <summary>Standard deviation of the logarithm of a recording's length; 0: all are alike.</summary>
    public double LengthSpread { get; init; } = 0.5;

    /// <summary>The Trigger's time for one event, and how many it may take at once.</summary>
    public double TriggerSeconds { get; init; } = 0.5;
    public int TriggerConcurrency { get; init; } = 20;
    /// <summary>SubmitJob calls a second that Batch takes from an account.</summary>
    public double SubmitRate { get; init; } = 50;

    public required Machine Machine { get; init; }
    public int SpotMachines { get; init; } = 6;
    public int OnDemandMachines { get; init; } = 2;
    /// <summary>From Batch's decision to a machine that takes jobs; varies by a quarter up and down.</summary>
    public double BootSeconds { get; init; } = 180;
    /// <summary>Once a machine, with its first job.</summary>
    public double PullSeconds { get; init; } = 90;
    /// <summary>Start of the containers, models and publishing: what a job takes however short its recording.</summary>
    public double JobSeconds { get; init; } = 20;
    /// <summary>An idle machine is kept so long.</summary>
    public double IdleSeconds { get; init; } = 300;

    /// <summary>How often Spot takes a machine back, on average.</summary>
    public double ReclaimsPerHour { get; init; } = 0.05;
    public double CheckpointMinutes { get; init; } = 10;
    public int Attempts { get; init; } = 5;

    public int Seed { get; init; } = 1;

    /// <summary>Machines at work on average, if there are as many as it takes.</summary>
    public double Load => UploadsPerHour * (JobSeconds + MeanMinutes * 60 * Machine.RealTimeFactor) / 3600;
}
