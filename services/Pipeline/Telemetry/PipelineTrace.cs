using System.Diagnostics;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Pipeline.Telemetry;

/// <summary>The spans of a job: one for the whole, one a stage, in the trace that the upload began.</summary>
internal static class PipelineTrace
{
    public const string SourceName = "AudioAspire.Pipeline";

    static readonly ActivitySource s_source = new(SourceName);

    /// <summary>One attempt at a job. A later one belongs to the same trace and links to the attempt before it.</summary>
    public static Activity? StartJob(InterviewName name, JobStatus status, IConfiguration configuration)
    {
        ActivityContext.TryParse(status.TraceParent, null, isRemote: true, out var parent);
        ActivityLink[] links = ActivityContext.TryParse(status.AttemptSpan, null, isRemote: true, out var earlier)
            ? [new(earlier, new() { ["audioaspire.link"] = "earlier_attempt" })]
            : [];
        var job = s_source.StartActivity("job", ActivityKind.Consumer, parent, links: links);
        job?.SetTag("audioaspire.case", name.Case).SetTag("audioaspire.interview", name.Interview)
            .SetTag("audioaspire.job_id", status.JobId).SetTag("audioaspire.attempt", status.Attempt);
        if (configuration["AWS_BATCH_JOB_ID"] is { Length: > 0 } batch)
            job?.SetTag("aws.batch.job_id", batch).SetTag("aws.batch.job_attempt", configuration["AWS_BATCH_JOB_ATTEMPT"]);
        return job;
    }

    public static Activity? StartStage(string stage) => s_source.StartActivity(stage);

    public static void Fail(this Activity? activity, Exception e)
    {
        activity?.SetStatus(ActivityStatusCode.Error, e.Message);
        activity?.AddException(e);
    }
}
