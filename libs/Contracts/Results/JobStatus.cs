namespace AudioAspire.Contracts.Results;

/// <summary>status.json: where a job is, who holds it, and what went wrong.</summary>
public sealed record JobStatus
{
    public const string SchemaId = "audioaspire/status/1";

    public string Schema { get; init; } = SchemaId;
    public required string State { get; init; }
    public string Stage { get; init; } = "";
    public double Percent { get; init; }
    public int Attempt { get; init; }
    public JobFailure? Error { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    /// <summary>Since when the job waits, or waited before it ran.</summary>
    public DateTimeOffset? QueuedAt { get; init; }
    public required InputObject Input { get; init; }
    public string JobId { get; init; } = "";
    /// <summary>Who renews the lease; empty once the job has ended.</summary>
    public string Owner { get; init; } = "";
    public DateTimeOffset? LeaseUntil { get; init; }
    public string? TraceParent { get; init; }
    /// <summary>The span of the last attempt, as a traceparent; the next one links to it.</summary>
    public string? AttemptSpan { get; init; }
    /// <summary>What AWS Batch calls the job; null until it has taken it.</summary>
    public string? BatchJobId { get; init; }
    /// <summary>How often the queue did not take the job.</summary>
    public int FailedSubmissions { get; init; }
}

public static class JobState
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
}

/// <summary>The object a job works on: the same key with a new etag is a new job.</summary>
public sealed record InputObject(string Key, string Etag, string? VersionId, long Size);

/// <param name="Code">One of <see cref="ErrorCode"/>.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record JobFailure(string Code, string Message, string Hint);

/// <summary>Codes that programs may rely on.</summary>
public static class ErrorCode
{
    public const string EmptyFile = "empty_file";
    public const string NotAudio = "not_audio";
    public const string DamagedAudio = "damaged_audio";
    public const string TooShort = "too_short";
    public const string TooLong = "too_long";
    public const string TooLarge = "too_large";
    public const string FfmpegMissing = "ffmpeg_missing";
    public const string InputMissing = "input_missing";
    public const string InvalidName = "invalid_name";
    public const string InvalidOptions = "invalid_options";
    public const string ModelDamaged = "model_damaged";
    public const string ServiceUnavailable = "service_unavailable";
    public const string StorageUnavailable = "storage_unavailable";
    public const string Stopped = "stopped";
    public const string UnsupportedType = "unsupported_type";
    public const string QueueUnavailable = "queue_unavailable";
    public const string OutOfMemory = "out_of_memory";
    public const string TimedOut = "timed_out";
    public const string NoCapacity = "no_capacity";
    public const string HostLost = "host_lost";
    public const string ImageUnavailable = "image_unavailable";
    public const string JobFailed = "job_failed";
    public const string Internal = "internal";
}
