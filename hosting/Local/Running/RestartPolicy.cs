namespace Aspire.Hosting.Running;

/// <summary>How long to wait before a crashed process is started again, and when to give up.</summary>
sealed class RestartPolicy
{
    /// <summary>Crashes in a row before a process that was never healthy is given up.</summary>
    public const int MaxFailedStarts = 4;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Stable = TimeSpan.FromSeconds(30);
    int _crashes;
    bool _everHealthy;

    /// <param name="healthyFor">How long the process had been healthy; null where it never was.</param>
    /// <returns>Null = give up.</returns>
    public TimeSpan? AfterCrash(TimeSpan? healthyFor)
    {
        _everHealthy |= healthyFor is not null;
        if (healthyFor >= Stable) _crashes = 0;
        _crashes++;
        if (!_everHealthy && _crashes >= MaxFailedStarts) return null;
        var delay = TimeSpan.FromSeconds(0.5 * Math.Pow(2, Math.Min(_crashes - 1, 10)));
        return delay < Longest ? delay : Longest;
    }
}
