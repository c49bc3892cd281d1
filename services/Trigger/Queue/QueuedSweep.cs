using System.Collections.Concurrent;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Trigger.Queue;

/// <summary>Submits again what is claimed but not being worked on: the queue was away, or whoever worked on it died.
/// Waits between two submissions of one job double up to ten minutes.</summary>
internal sealed partial class QueuedSweep(IObjectStore store, Submitter submitter, TimeProvider time, ILogger<QueuedSweep> logger) : BackgroundService
{
    static readonly TimeSpan Interval = Submitter.Moment;
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    readonly ConcurrentDictionary<string, (DateTimeOffset Next, TimeSpan Wait)> waiting = new(StringComparer.Ordinal);

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
            if (submitter.IsLeftAlone(file.Status) && seen.Add(key)) await SubmitAsync(key, name, file.Status, cancel);
        }
        foreach (var key in waiting.Keys.Where(k => !seen.Contains(k))) waiting.TryRemove(key, out _);
    }

    async Task SubmitAsync(string key, InterviewName name, JobStatus status, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (waiting.TryGetValue(key, out var entry) && now < entry.Next) return;
        var wait = entry.Wait == default ? Interval : entry.Wait * 2 < LongestWait ? entry.Wait * 2 : LongestWait;
        waiting[key] = (now + wait, wait);
        await submitter.SubmitAsync(name, status, again: true, cancel);
    }

    [LoggerMessage(LogLevel.Error, "The queued jobs could not be looked through")]
    partial void LogFailure(Exception error);
}
