using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.ServiceDefaults;
using Grpc.Net.Client;

namespace AudioAspire.Trigger.Queue;

/// <summary>The queue of `Pipeline serve`.</summary>
internal sealed partial class PipelineQueue(IConfiguration configuration, ILogger<PipelineQueue> logger) : IJobQueue, IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    readonly GrpcChannel channel = configuration.OpenChannel("pipeline");

    /// <summary>A full queue empties, and a Pipeline that is away comes back: nobody else would take the job.</summary>
    public int MaxFailures => int.MaxValue;

    public async Task<Submission> SubmitAsync(InterviewName name, JobStatus job, bool again, CancellationToken cancel)
    {
        var reply = await new Jobs.JobsClient(channel).SubmitAsync(new SubmitRequest
        {
            Key = job.Input.Key,
            Etag = job.Input.Etag,
            VersionId = job.Input.VersionId ?? "",
            Size = job.Input.Size,
            Traceparent = job.TraceParent ?? "",
        }, deadline: DateTime.UtcNow + Patience, cancellationToken: cancel);
        LogReply(job.Input.Key, reply.JobId, reply.Accepted, reply.Reason);
        return new Submission();
    }

    /// <summary>Its jobs have no names of their own; submitting one again only tells that it is there.</summary>
    public Task<IReadOnlySet<string>> ActiveAsync(IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

    public void Dispose() => channel.Dispose();

    [LoggerMessage(LogLevel.Debug, "{Key} submitted as {JobId}: accepted {Accepted} {Reason}")]
    partial void LogReply(string key, string jobId, bool accepted, string reason);
}
