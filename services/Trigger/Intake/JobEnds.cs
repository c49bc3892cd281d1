using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Queue;

namespace AudioAspire.Trigger.Intake;

/// <summary>A job that Batch ended (memory, timeout, no machine) cannot say so itself: its status.json says it here. Late, repeated
/// and strange news change nothing: the status must be the same claim's, not final, and not another job's by now.</summary>
internal sealed class JobEnds(ClaimBook claims, TimeProvider time)
{
    public async Task<UploadResult> AcceptAsync(JobEnd end, CancellationToken cancel)
    {
        var written = await claims.ChangeAsync(end.Name, now => Concerns(now, end) ? now.Failed(end.Failure) : null, cancel);
        return new UploadResult(end.BatchJobId, written is null ? UploadOutcome.Ignored : UploadOutcome.Ended,
            written is null ? "Its status is final, or another job's." : end.Failure.Message)
        {
            Code = written is null ? null : end.Failure.Code,
            Name = end.Name,
            JobId = end.JobId,
        };
    }

    bool Concerns(JobStatus now, JobEnd end) =>
        now.JobId == end.JobId && now.State is (JobState.Queued or JobState.Running)
        && (now.BatchJobId is null || now.BatchJobId == end.BatchJobId)
        && (now.State == JobState.Queued || now.Owner == end.BatchJobId || !Lease.IsHeld(now, time.GetUtcNow()));
}
