using System.Diagnostics;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Queue;

namespace AudioAspire.Trigger.Intake;

/// <summary>From an announced object to exactly one submitted job. Duplicates, old news and false news are told apart by the store:
/// the object's present ETag and its claim decide, never the message's sequencer.</summary>
internal sealed partial class UploadIntake(
    IObjectStore store, ClaimBook claims, IJobQueue queue, TimeProvider time, ILogger<UploadIntake> logger)
{
    static readonly ActivitySource Source = new("AudioAspire.Trigger");

    public async Task<IReadOnlyList<UploadResult>> AcceptAsync(EventBatch batch, CancellationToken cancel)
    {
        var results = batch.Ignored.Select(i => new UploadResult(i.What, UploadOutcome.Ignored, i.Reason)).ToList();
        foreach (var upload in batch.Uploads) results.Add(await AcceptAsync(upload, cancel) with { MessageId = upload.MessageId });
        foreach (var result in results) LogResult(result.What, result.Outcome, result.Reason ?? "");
        return results;
    }

    async Task<UploadResult> AcceptAsync(UploadEvent upload, CancellationToken cancel)
    {
        var key = upload.Key;
        try
        {
            if (KeyRules.Ignore(key) is { } reason) return new(key, UploadOutcome.Ignored, reason);
            if (upload.Bucket is not null && store.Location.StartsWith("s3://", StringComparison.Ordinal) && store.Location != "s3://" + upload.Bucket)
                return new(key, UploadOutcome.Ignored, $"It is in another bucket ('{upload.Bucket}') than the store's.");
            if (ObjectKeys.Parse(key) is null) return await RejectNameAsync(key, cancel);
            if (await store.HeadAsync(key, cancel) is not { } info) return new(key, UploadOutcome.Ignored, "The object is gone.");
            if (await ContentRules.IgnoreAsync(store, key, cancel) is { } note) return new(key, UploadOutcome.Ignored, note);
            return await ClaimAsync(new InputObject(key, info.ETag, info.VersionId, info.Size), cancel);
        }
        catch (ObjectMissingException)
        {
            return new(key, UploadOutcome.Ignored, "The object is gone.");
        }
        catch (ArgumentException)
        {
            return await RejectNameAsync(key, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogFailure(e, key);
            return new(key, UploadOutcome.Failed, "The store did not do its part; send the event again.") { Code = ErrorCode.StorageUnavailable };
        }
    }

    /// <summary>Every upload begins a trace of its own, which ends with its results. What makes no job leaves no trace:
    /// neither the request that told it nor a duplicate.</summary>
    async Task<UploadResult> ClaimAsync(InputObject input, CancellationToken cancel)
    {
        var request = Activity.Current;
        Forget(request);
        Activity.Current = null;
        using var upload = (Source.StartActivity("upload", ActivityKind.Consumer) ?? Unheard())
            .SetTag("audioaspire.key", input.Key).SetTag("audioaspire.bytes", input.Size);
        try
        {
            var claim = await claims.ClaimAsync(input, Guid.NewGuid().ToString("N"), upload.Id, cancel: cancel);
            upload.SetTag("audioaspire.case", claim.Name.Case).SetTag("audioaspire.interview", claim.Name.Interview)
                .SetTag("audioaspire.claim", claim.Outcome.ToString());
            if (claim.Outcome != ClaimOutcome.Claimed) Forget(upload);
            var result = new UploadResult(input.Key, UploadOutcome.Duplicate) { Name = claim.Name, JobId = claim.Status.JobId };
            return claim.Outcome switch
            {
                ClaimOutcome.AlreadyDone => result with { Reason = "The same object has been worked on already." },
                ClaimOutcome.AlreadyHeld => result with { Reason = "The same object is being worked on." },
                _ => result with { Outcome = UploadOutcome.Claimed, Reason = await SubmitAsync(claim.Status, cancel) },
            };
        }
        finally
        {
            Activity.Current = request;
        }
    }

    static void Forget(Activity? activity)
    {
        if (activity is not null) activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    /// <summary>The trace goes on in the other services, even where nobody listens to this one.</summary>
    static Activity Unheard() => new Activity("upload") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();

    /// <returns>Null, or why the job waits: the claim stays queued, and <see cref="QueuedSweep"/> submits it again.</returns>
    async Task<string?> SubmitAsync(JobStatus queued, CancellationToken cancel)
    {
        try
        {
            await queue.SubmitAsync(queued, cancel);
            return null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogSubmitFailure(queued.Input.Key, e.Message);
            return "The job queue did not answer; the job stays queued and is submitted again.";
        }
    }

    /// <summary>A failure that nobody could see would be a lost recording.</summary>
    async Task<UploadResult> RejectNameAsync(string key, CancellationToken cancel)
    {
        var error = new JobFailure(ErrorCode.InvalidName, $"'{key}' is not a name that results can be filed under.",
            "Give the file and its folder names without backslashes, control characters, empty parts, '.' or '..', and upload it again.");
        var name = KeyRules.Nearest(key);
        var status = new JobStatus { State = JobState.Failed, Input = new InputObject(key, "", null, 0), Error = error, UpdatedAt = time.GetUtcNow() };
        try
        {
            await store.PutAsync(ObjectKeys.StatusOf(name), new MemoryStream(ResultJson.Serialize(status)), WriteCondition.Absent, cancel);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            // Told before, or another interview has that place: the reply and the log still say it.
        }
        return new(key, UploadOutcome.Rejected, $"{error.Message} {error.Hint}") { Code = error.Code, Name = name };
    }

    [LoggerMessage(LogLevel.Information, "{Key}: {Outcome} {Reason}")]
    partial void LogResult(string key, UploadOutcome outcome, string reason);

    [LoggerMessage(LogLevel.Error, "{Key} could not be claimed")]
    partial void LogFailure(Exception error, string key);

    [LoggerMessage(LogLevel.Warning, "{Key} could not be submitted ({Reason}); it stays queued")]
    partial void LogSubmitFailure(string key, string reason);
}
