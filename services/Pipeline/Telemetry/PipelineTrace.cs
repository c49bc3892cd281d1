using System.Diagnostics;
using AudioAspire.Contracts;

namespace AudioAspire.Pipeline.Telemetry;

/// <summary>The spans of a job: one for the whole, one a stage, in the trace that the upload began.</summary>
internal static class PipelineTrace
{
    public const string SourceName = "AudioAspire.Pipeline";

    static readonly ActivitySource s_source = new(SourceName);

    public static Activity? StartJob(string? traceParent, InterviewName name, string jobId)
    {
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent);
        var job = s_source.StartActivity("job", ActivityKind.Consumer, parent);
        job?.SetTag("audioaspire.case", name.Case).SetTag("audioaspire.interview", name.Interview).SetTag("audioaspire.job_id", jobId);
        return job;
    }

    public static Activity? StartStage(string stage) => s_source.StartActivity(stage);

    /// <param name="seconds">Length of the recording.</param>
    public static void SetAudio(this Activity? activity, double seconds)
    {
        if (activity is null || seconds <= 0) return;
        activity.SetTag("audio.seconds", Math.Round(seconds, 3));
        activity.SetTag("audio.real_time_factor", Math.Round((DateTime.UtcNow - activity.StartTimeUtc).TotalSeconds / seconds, 4));
    }

    public static void Fail(this Activity? activity, Exception e)
    {
        activity?.SetStatus(ActivityStatusCode.Error, e.Message);
        activity?.AddException(e);
    }
}
