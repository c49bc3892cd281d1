namespace AudioAspire.Pipeline.Jobs;

/// <summary>How one attempt at a job ended.</summary>
internal enum JobOutcome
{
    Done,
    /// <summary>Somebody else works on it, or took it over: nothing was published.</summary>
    NotOurs,
    /// <summary>The input is at fault; another attempt would end the same way.</summary>
    Failed,
    /// <summary>Something else was at fault; the job is back in the queue, or failed after its last attempt.</summary>
    Transient,
    /// <summary>Told to stop; what was finished is kept.</summary>
    Stopped,
}

/// <summary>Exit codes of <c>Pipeline run</c>, as the retry rules of the Batch job definition read them: what is permanent (the input or a
/// setting is at fault) is not tried again.</summary>
internal static class ExitCode
{
    public const int Done = 0, Permanent = 10, Transient = 20, Stopped = 143;

    public static int Of(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Done or JobOutcome.NotOurs => Done,
        JobOutcome.Failed => Permanent,
        JobOutcome.Stopped => Stopped,
        _ => Transient,
    };
}
