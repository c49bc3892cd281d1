using AudioAspire.Contracts.Results;

namespace AudioAspire.Trigger.Queue;

internal static class StatusEnding
{
    /// <summary>The end of a job that nobody works on any more.</summary>
    public static JobStatus Failed(this JobStatus status, JobFailure failure) =>
        status with { State = JobState.Failed, Error = failure, Owner = "", LeaseUntil = null };
}
