using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Trigger.Queue;

/// <summary>Submits again what is claimed but not being worked on: the queue was away, or whoever worked on it died.
/// Waits between two submissions of one job double up to ten minutes.</summary>
internal sealed partial class QueuedSweep(IObjectStore store, IJobQueue queue, TimeProvider time, ILogger<QueuedSweep> logger) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    readonly Dictionary<string, (DateTimeOffset Next, TimeSpan Wait)> waiting = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailure(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One pass over every status.json.</summary>
    internal async Task SweepAsync(CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var key in store.ListKeysAsync(ObjectKeys.Output, cancel))
        {
            if (ObjectKeys.ParseStatus(key) is not { } name || await StatusFile.ReadAsync(store, name, cancel) is not { IsDamaged: false } file) continue;
            if (IsLeftAlone(file.Status) && seen.Add(key)) await SubmitAsync(key, file.Status, cancel);
        }
        foreach (var key in waiting.Keys.Where(k => !seen.Contains(k)).ToList()) waiting.Remove(key);
    }

    async Task SubmitAsync(string key, JobStatus status, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (waiting.TryGetValue(key, out var entry) && now < entry.Next) return;
        var wait = entry.Wait == default ? Interval : entry.Wait * 2 < LongestWait ? entry.Wait * 2 : LongestWait;
        waiting[key] = (now + wait, wait);
        try
        {
            await queue.SubmitAsync(status, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogSubmitFailure(status.Input.Key, wait, e.Message);
        }
    }

    /// <summary>Claims younger than a moment are on their way.</summary>
    bool IsLeftAlone(JobStatus status) => status.State switch
    {
        JobState.Queued => status.UpdatedAt + Interval <= time.GetUtcNow(),
        JobState.Running => !(status.LeaseUntil > time.GetUtcNow()),
        _ => false,
    };

    [LoggerMessage(LogLevel.Error, "The queued jobs could not be looked through")]
    partial void LogFailure(Exception error);

    [LoggerMessage(LogLevel.Warning, "{Key} could not be submitted again ({Reason}); next try in {Wait}")]
    partial void LogSubmitFailure(string key, TimeSpan wait, string reason);
}
