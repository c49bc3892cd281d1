using AudioAspire.Contracts;

namespace AudioAspire.Trigger.Intake;

internal enum UploadOutcome
{
    /// <summary>A job was made of it.</summary>
    Claimed,
    /// <summary>There is a job for the same object already.</summary>
    Duplicate,
    /// <summary>It is nothing to work on.</summary>
    Ignored,
    /// <summary>It can never be worked on; the code says why.</summary>
    Rejected,
    /// <summary>The store or the queue did not answer: send the message again.</summary>
    Failed,
    /// <summary>A job that was ended from outside; its status says so now.</summary>
    Ended,
    /// <summary>Jobs that were left alone have been looked after.</summary>
    Swept,
}

/// <param name="What">The key, or what the message is where it names none.</param>
internal sealed record UploadResult(string What, UploadOutcome Outcome, string? Reason = null)
{
    public string? Code { get; init; }
    public InterviewName? Name { get; init; }
    public string? JobId { get; init; }
    public string? MessageId { get; init; }
}
