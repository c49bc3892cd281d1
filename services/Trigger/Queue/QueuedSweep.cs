using System.Collections.Concurrent;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Trigger.Queue;

/// <summary>Submits again what is claimed but not being worked on: the queue was away, or whoever worked on it died.
/// Waits between two submissions of one job double up to ten minutes.</summary>
/// <param name="gauge">Where there is one, it is told how long jobs wait.</param>
internal sealed partial class QueuedSweep(
    IObjectStore store, Submitter submitter, TimeProvider time, ILogger<QueuedSweep> logger, QueueGauge? gauge = null) : BackgroundService
{
    static readonly TimeSpan FirstWait = Submitter.Moment, LongestWait = TimeSpan.FromMinutes(10), RemoteInterval = TimeSpan.FromMinutes(1);

    /// <summary>A mark without its claim: whoever made it was about to write the status, or somebody else was faster.</summary>
    static readonly TimeSpan Stray = TimeSpan.FromHours(1);
    readonly ConcurrentDictionary<string, (long Since, TimeSpan Wait)> waiting = new(StringComparer.Ordinal);

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

    /// <summary>One pass over every open claim.</summary>
    internal async Task SweepAsync(CancellationToken cancel)
    {
        var open = await OpenClaim.ListAsync(store, cancel).ToListAsync(cancel);
        // Before anything is submitted: a queue that does not answer must not keep its age from being known.
        gauge?.Tell([.. open.Select(c => c.Status).OfType<JobStatus>().Where(s => s.State == JobState.Queued).Select(Wait)], time.GetUtcNow());
        var left = open.Where(c => c.Status is not null && submitter.IsLeftAlone(c.Status)).ToDictionary(c => c.Mark, StringComparer.Ordinal);
        var active = await submitter.ActiveAsync(left.Values.Select(c => c.Status!), cancel);
        foreach (var (mark, name, status) in open)
        {
            if (status is not null && left.ContainsKey(mark))
            {
                if (!active.Contains(status.BatchJobId ?? "")) await SubmitAsync(mark, name, status, cancel);
            }
            else if (status is null ? await IsStrayAsync(mark, cancel) : status.State is JobState.Succeeded or JobState.Failed)
                await store.DeleteAsync(mark, cancel);
        }
        foreach (var key in waiting.Keys.Where(k => !left.ContainsKey(k))) waiting.TryRemove(key, out _);
    }

    // A claim from the future was written by another clock.
    TimeSpan Wait(JobStatus status) => time.GetUtcNow() - (status.QueuedAt ?? status.UpdatedAt) is { Ticks: > 0 } wait ? wait : TimeSpan.Zero;

    async Task<bool> IsStrayAsync(string key, CancellationToken cancel) =>
        await store.HeadAsync(key, cancel) is { } mark && time.GetUtcNow() - mark.LastModified > Stray;

    async Task SubmitAsync(string key, InterviewName name, JobStatus status, CancellationToken cancel)
    {
        if (waiting.TryGetValue(key, out var entry) && time.GetElapsedTime(entry.Since) < entry.Wait) return;
        var wait = entry.Wait == default ? FirstWait : entry.Wait * 2 < LongestWait ? entry.Wait * 2 : LongestWait;
        waiting[key] = (time.GetTimestamp(), wait);
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
