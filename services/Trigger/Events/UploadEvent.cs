namespace AudioAspire.Trigger.Events;

/// <summary>An object that was created, as some message told it. Nothing but the key is believed: the store says the rest.</summary>
/// <param name="Bucket">Null where the message names none.</param>
/// <param name="MessageId">The SQS message that brought it, which SQS delivers again if it is named as failed.</param>
internal sealed record UploadEvent(string Key, string? Bucket = null, string? MessageId = null);

/// <summary>A message that announces no new object.</summary>
/// <param name="Reason">For the reply.</param>
internal sealed record IgnoredEvent(string What, string Reason);

internal sealed record EventBatch(IReadOnlyList<UploadEvent> Uploads, IReadOnlyList<IgnoredEvent> Ignored);
