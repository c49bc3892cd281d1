using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Trigger.Events;

/// <summary>An object that was created, as some message told it. Nothing but the key is believed: the store says the rest.</summary>
/// <param name="Bucket">Null where the message names none.</param>
/// <param name="MessageId">The SQS message that brought it, which SQS delivers again if it is named as failed.</param>
internal sealed record UploadEvent(string Key, string? Bucket = null, string? MessageId = null);

/// <summary>A Batch job that failed for good.</summary>
/// <param name="BatchJobId">What Batch calls it.</param>
/// <param name="JobId">The claim it was submitted for.</param>
internal sealed record JobEnd(string BatchJobId, string JobId, InterviewName Name, JobFailure Failure, string? MessageId = null);

/// <summary>A message that tells nothing to act upon.</summary>
/// <param name="Reason">For the reply.</param>
internal sealed record IgnoredEvent(string What, string Reason);

/// <summary>What one request or one SQS message told.</summary>
internal sealed class EventBatch
{
    public List<UploadEvent> Uploads { get; } = [];
    public List<JobEnd> Ends { get; } = [];
    public List<IgnoredEvent> Ignored { get; } = [];
    /// <summary>A schedule asks to look after jobs that were left alone.</summary>
    public bool IsTick { get; set; }
}
