using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage;

public enum ClaimOutcome
{
    /// <summary>This call wrote the queued status: whoever made it submits the job.</summary>
    Claimed,
    /// <summary>The same object has been worked on to its end.</summary>
    AlreadyDone,
    /// <summary>The same object is queued or running.</summary>
    AlreadyHeld,
}

/// <param name="Name">Where the results go.</param>
/// <param name="Status">What status.json says now.</param>
public sealed record Claim(ClaimOutcome Outcome, InterviewName Name, JobStatus Status);
