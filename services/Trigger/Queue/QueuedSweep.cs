using System.Collections.Concurrent;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Trigger.Queue;

/// <summary>Submits again what is claimed but not being worked on: the queue was away, or whoever worked on it died.
/// Waits between two submissions of one job double up to ten minutes.</summary>
internal sealed partial class QueuedSweep(IObjectStore store, Submitter submitter, TimeProvider time, ILogger<QueuedSweep> logger) : BackgroundService
{
    static readonly TimeSpan FirstWait = Submitter.Moment, LongestWait = TimeSpan.FromMinutes(10), RemoteInterval = TimeSpan.FromMinutes(1);
    readonly ConcurrentDictionary<string, (DateTimeOffset Next, TimeSpan Wait)> waiting = new(StringComparer.Ordinal);

    /// <summary>ETags of final statuses: reading every one of a large bucket again and again would cost more than the jobs.</summary>
    readonly ConcurrentDictionary<string, string> settled = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(store is FolderStore ? FirstWait : RemoteInterval, time);
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
        await foreach (var (key, etag) in ListAsync(cancel))
        {
            if (ObjectKeys.ParseStatus(key) is not { } name || (etag is not null && settled.GetValueOrDefault(key) == etag)) continue;
            if (await StatusFile.ReadAsync(store, name, cancel) is not { IsDamaged: false } file) continue;
            if (file.Status.State is JobState.Succeeded or JobState.Failed) settled[key] = file.ETag;
            if (submitter.IsLeftAlone(file.Status) && seen.Add(key)) await SubmitAsync(key, name, file.Status, cancel);
        }
        foreach (var key in waiting.Keys.Where(k => !seen.Contains(k))) waiting.TryRemove(key, out _);
    }

    /// <summary>ETags only where they cost nothing.</summary>
    IAsyncEnumerable<(string Key, string? ETag)> ListAsync(CancellationToken cancel) => store is FolderStore
        ? store.ListKeysAsync(ObjectKeys.Output, cancel).Select(key => (key, (string?)null))
        : store.ListAsync(ObjectKeys.Output, cancel).Select(item => (item.Key, (string?)item.ETag));

    async Task SubmitAsync(string key, InterviewName name, JobStatus status, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (waiting.TryGetValue(key, out var entry) && now < entry.Next) return;
        var wait = entry.Wait == default ? FirstWait : entry.Wait * 2 < LongestWait ? entry.Wait * 2 : LongestWait;
        waiting[key] = (now + wait, wait);
        try
        {
            await submitter.SubmitAsync(name, status, again: true, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogNotWritten(e, key);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What came of {Key} could not be written down; it is looked at again")]
    partial void LogNotWritten(Exception error, string key);

    [LoggerMessage(LogLevel.Error, "The queued jobs could not be looked through")]
    partial void LogFailure(Exception error);
}
