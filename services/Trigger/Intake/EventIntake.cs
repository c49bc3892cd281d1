using AudioAspire.Contracts.Results;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Queue;

namespace AudioAspire.Trigger.Intake;

/// <summary>Acts upon everything that a message tells, and answers for each piece of it.</summary>
internal sealed partial class EventIntake(UploadIntake uploads, JobEnds ends, QueuedSweep sweep, ILogger<EventIntake> logger)
{
    public async Task<IReadOnlyList<UploadResult>> AcceptAsync(EventBatch batch, CancellationToken cancel)
    {
        var results = batch.Ignored.Select(i => new UploadResult(i.What, UploadOutcome.Ignored, i.Reason)).ToList();
        foreach (var upload in batch.Uploads)
            results.Add(await GuardAsync(upload.Key, () => uploads.AcceptAsync(upload, cancel), cancel) with { MessageId = upload.MessageId });
        foreach (var end in batch.Ends)
            results.Add(await GuardAsync(end.BatchJobId, () => ends.AcceptAsync(end, cancel), cancel) with { MessageId = end.MessageId });
        if (batch.IsTick) results.Add(await GuardAsync("schedule", () => SweepAsync(cancel), cancel));
        foreach (var result in results) LogResult(result.What, result.Outcome, result.Reason ?? "");
        return results;
    }

    async Task<UploadResult> SweepAsync(CancellationToken cancel)
    {
        await sweep.SweepAsync(cancel);
        return new UploadResult("schedule", UploadOutcome.Swept);
    }

    async Task<UploadResult> GuardAsync(string what, Func<Task<UploadResult>> accept, CancellationToken cancel)
    {
        try
        {
            return await accept();
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogFailure(e, what);
            return new(what, UploadOutcome.Failed, "The store did not do its part; send the event again.") { Code = ErrorCode.StorageUnavailable };
        }
    }

    [LoggerMessage(LogLevel.Information, "{What}: {Outcome} {Reason}")]
    partial void LogResult(string what, UploadOutcome outcome, string reason);

    [LoggerMessage(LogLevel.Error, "{What} could not be acted upon")]
    partial void LogFailure(Exception error, string what);
}
