namespace AudioAspire.Scaling;

/// <summary>What came of a scenario. Latency is from upload to results, in seconds.</summary>
internal sealed record Outcome
{
    public required int Uploads { get; init; }
    public required int Done { get; init; }
    /// <summary>Given up after the last attempt; the status says so.</summary>
    public required int Failed { get; init; }
    public required double AudioHours { get; init; }
    /// <summary>Worked on again, since it came after the last checkpoint of a machine that was taken away.</summary>
    public required double RedoneAudioHours { get; init; }
    public required int Reclaims { get; init; }
    /// <summary>From the first upload to the last result, in hours.</summary>
    public required double Hours { get; init; }
    public required double SpotHours { get; init; }
    public required double OnDemandHours { get; init; }
    public required int PeakMachines { get; init; }
    public required int PeakWaiting { get; init; }
    public required double Cost { get; init; }
    /// <summary>Of the jobs that are done, sorted.</summary>
    public required IReadOnlyList<double> Latencies { get; init; }
    /// <summary>The longest time from an upload to its place in the queue.</summary>
    public required double LongestIntake { get; init; }

    public double CostPerAudioHour => AudioHours > 0 ? Cost / AudioHours : 0;

    public double AudioHoursPerHour => Hours > 0 ? AudioHours / Hours : 0;

    /// <summary>Nearest rank.</summary>
    public double Latency(double quantile) =>
        Latencies.Count == 0 ? 0 : Latencies[Math.Clamp((int)Math.Ceiling(quantile * Latencies.Count) - 1, 0, Latencies.Count - 1)];
}
