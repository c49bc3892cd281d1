using AudioAspire.Contracts.Results;

namespace AudioAspire.Trigger.Queue;

/// <summary>Where claimed jobs go. Submitting a job twice must be harmless.</summary>
internal interface IJobQueue
{
    /// <exception cref="Exception">The queue did not take it: try again later.</exception>
    Task SubmitAsync(JobStatus job, CancellationToken cancel);
}
