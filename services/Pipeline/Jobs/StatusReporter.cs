using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>Writes a job's progress to its status.json, at most once a second, and renews its lease meanwhile.</summary>
internal sealed partial class StatusReporter : IAsyncDisposable
{
    static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    readonly Lease _lease;
    readonly JobProgress _progress;
    readonly TimeProvider _time;
    readonly TimeSpan _renewal;
    readonly ILogger _log;
    readonly CancellationTokenSource _stop = new();
    readonly Task _loop;

    /// <param name="renewal">The longest time between two writes.</param>
    public StatusReporter(Lease lease, JobProgress progress, TimeSpan renewal, TimeProvider time, ILogger log)
    {
        (_lease, _progress, _renewal, _time, _log) = (lease, progress, renewal, time, log);
        _loop = Task.Run(LoopAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    async Task LoopAsync()
    {
        var written = ("", -1.0);
        var at = _time.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(Pace, _time, _stop.Token);
                var (stage, percent, _) = _progress.Snapshot();
                if ((stage, percent) == written && _time.GetElapsedTime(at) < _renewal) continue;
                try
                {
                    await _lease.UpdateAsync(status => status with { Stage = stage, Percent = Math.Max(status.Percent, percent) }, _stop.Token);
                    (written, at) = ((stage, percent), _time.GetTimestamp());
                }
                catch (Exception e) when (e is not LeaseLostException and not OperationCanceledException)
                {
                    // The store may be back before the lease runs out.
                    LogNotWritten(_lease.Name.ToString(), e);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or LeaseLostException)
        {
            // The job is over, or somebody else's.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The status of {Interview} could not be written")]
    partial void LogNotWritten(string interview, Exception e);
}
