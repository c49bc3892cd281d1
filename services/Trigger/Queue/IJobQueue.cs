using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Trigger.Queue;

/// <summary>Where claimed jobs go. Submitting a job twice must be harmless.</summary>
internal interface IJobQueue
{
    /// <summary>So often may a job be refused before it is given up.</summary>
    int MaxFailures { get; }

    /// <param name="again">The job may have been submitted before.</param>
    /// <exception cref="Exception">The queue did not take it: try again later.</exception>
    Task<Submission> SubmitAsync(InterviewName name, JobStatus job, bool again, CancellationToken cancel);

    /// <summary>Those of its jobs that wait or run: nothing need be done for them.</summary>
    /// <param name="ids">As <see cref="Submission.Id"/> told them.</param>
    Task<IReadOnlySet<string>> ActiveAsync(IReadOnlyCollection<string> ids, CancellationToken cancel);
}

/// <param name="Id">What the queue calls the job; null where it has no name of its own for it.</param>
/// <param name="Failure">The queue has given the job up; null where it waits, runs or has ended well.</param>
internal sealed record Submission(string? Id = null, JobFailure? Failure = null);
