namespace AudioAspire.Contracts;

/// <summary>Names under which the environment of a Batch job says which job it is: the Trigger sets them, the Pipeline reads them,
/// and events about the job bring them back.</summary>
public static class JobVariables
{
    /// <summary>The claim's id. Whoever finds another one in status.json leaves the job to its owner.</summary>
    public const string JobId = "JOB_ID";
    /// <summary>W3C trace context of the upload.</summary>
    public const string TraceParent = "TRACEPARENT";
    public const string InputKey = "INPUT_KEY";
    public const string InputEtag = "INPUT_ETAG";
    public const string InputVersionId = "INPUT_VERSION_ID";
    public const string InputSize = "INPUT_SIZE";
    /// <summary>Key of the job's status.json.</summary>
    public const string StatusKey = "STATUS_KEY";
}
