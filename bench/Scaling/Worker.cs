namespace AudioAspire.Scaling;

/// <summary>One machine, from its order to its end.</summary>
internal sealed class Worker(bool isSpot, double orderedAt)
{
    public bool IsSpot => isSpot;

    public double OrderedAt => orderedAt;

    public bool IsGone { get; set; }

    /// <summary>The images are there.</summary>
    public bool IsWarm { get; set; }

    public Job? Job { get; set; }

    /// <summary>When the job's recording began to be worked on.</summary>
    public double WorkingSince { get; set; }

    /// <summary>Changes with every job: what was planned for an earlier one is void.</summary>
    public int Turn { get; set; }
}
