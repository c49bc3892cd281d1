using System.Diagnostics;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Queue;
using Claim = AudioAspire.Storage.Claim;

namespace AudioAspire.Trigger.Intake;

/// <summary>From an announced object to exactly one submitted job. Duplicates, old news and false news are told apart by the store:
/// the object's present ETag and its claim decide, never the message's sequencer.</summary>
internal sealed class UploadIntake(
    IObjectStore store, ClaimBook claims, Submitter submitter, InputLimits limits, UploadTrace traces, TriggerMode mode, TimeProvider time)
{
    static readonly ActivitySource Source = new("AudioAspire.Trigger");

    public async Task<UploadResult> AcceptAsync(UploadEvent upload, CancellationToken cancel)
    {
        var key = upload.Key;
        try
        {
            if (KeyRules.Ignore(key) is { } reason) return new(key, UploadOutcome.Ignored, reason);
            if (upload.Bucket is not null && store.Location.StartsWith("s3://", StringComparison.Ordinal) && store.Location != "s3://" + upload.Bucket)
                return new(key, UploadOutcome.Ignored, $"It is in another bucket ('{upload.Bucket}') than the store's.");
            if (ObjectKeys.Parse(key) is null) return await RejectNameAsync(key, cancel);
            if (await store.HeadAsync(key, cancel) is not { } info) return new(key, UploadOutcome.Ignored, "The object is gone.");
            var input = new InputObject(key, info.ETag, info.VersionId, info.Size);
            if (limits.Refuse(key, info.Size) is { } failure) return await RefuseAsync(input, failure, cancel);
            if (await ContentRules.IgnoreAsync(store, key, cancel) is { } note) return new(key, UploadOutcome.Ignored, note);
            return await ClaimAsync(input, cancel);
        }
        catch (ObjectMissingException)
        {
            return new(key, UploadOutcome.Ignored, "The object is gone.");
        }
        catch (ArgumentException)
        {
            return await RejectNameAsync(key, cancel);
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
            if (claim.Outcome == ClaimOutcome.AlreadyDone) return result with { Reason = "The same object has been worked on already." };
            var again = claim.Outcome == ClaimOutcome.AlreadyHeld;
            if (again && !submitter.IsLeftAlone(claim.Status)) return result with { Reason = "The same object is being worked on." };
            result = await SubmitAsync(claim, result with { Outcome = again ? UploadOutcome.Duplicate : UploadOutcome.Claimed }, again, cancel);
            upload.Stop();
            if (!again) await traces.KeepAsync(claim.Name, upload.TraceId.ToHexString(), cancel);
            return result;
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

    /// <summary>A job that must wait stays queued: <see cref="QueuedSweep"/> submits it again, or the event does when it is sent again.</summary>
    async Task<UploadResult> SubmitAsync(Claim claim, UploadResult result, bool again, CancellationToken cancel)
    {
        if (await submitter.SubmitAsync(claim.Name, claim.Status, again, cancel) is null) return result;
        return mode.IsLambda
            ? result with { Outcome = UploadOutcome.Failed, Code = ErrorCode.QueueUnavailable, Reason = "The job queue did not take it; send the event again." }
            : result with { Reason = "The job queue did not answer; the job stays queued and is submitted again." };
    }

    async Task<UploadResult> RefuseAsync(InputObject input, JobFailure failure, CancellationToken cancel)
    {
        var claim = await claims.ClaimAsync(input, Guid.NewGuid().ToString("N"), null, cancel: cancel);
        await claims.ChangeAsync(claim.Name, now => now.State == JobState.Queued && now.JobId == claim.Status.JobId ? now.Failed(failure) : null, cancel);
        return new(input.Key, UploadOutcome.Rejected, $"{failure.Message} {failure.Hint}") { Code = failure.Code, Name = claim.Name, JobId = claim.Status.JobId };
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
}
