using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Trigger.Queue;

namespace AudioAspire.Trigger.Batch;

/// <summary>AWS Batch as the queue. Where a submission may have arrived without its answer, the job is looked for by its name
/// before it is submitted again; a twin that slips through finds its lease taken.</summary>
internal sealed partial class BatchQueue(BatchApi api, BatchOptions options, TimeProvider time, ILogger<BatchQueue> logger) : IJobQueue
{
    const int Attempts = 5, DescribedAtOnce = 100;
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250), LongestPause = TimeSpan.FromSeconds(5);

    public int MaxFailures => options.MaxFailures;

    public async Task<Submission> SubmitAsync(InterviewName name, JobStatus job, bool again, CancellationToken cancel)
    {
        var body = SubmitJob.Body(options, name, job);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if ((again || attempt > 1) && await FindAsync(SubmitJob.NameOf(name, job), cancel) is { } known) return known;
                var reply = await api.CallAsync("submitjob", body, cancel);
                var id = reply.Text("jobId") ?? throw new BatchException("AWS Batch gave the job no id.", isPassing: true);
                LogSubmitted(job.Input.Key, id);
                return new Submission(id);
            }
            catch (BatchException e) when (e.IsPassing && attempt < Attempts)
            {
                LogAgain(job.Input.Key, e.Message);
                await Task.Delay(Pause(attempt, e.RetryAfter), time, cancel);
            }
        }
    }

    public async Task<IReadOnlySet<string>> ActiveAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var active = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(DescribedAtOnce))
            active.UnionWith((await DescribeAsync(some, cancel)).Where(IsActive).Select(job => job.Text("jobId")).OfType<string>());
        return active;
    }

    /// <returns>The job that an earlier submission made; null where there is none, or it ended without ending the job's status.</returns>
    async Task<Submission?> FindAsync(string name, CancellationToken cancel)
    {
        var jobs = new List<JsonElement>();
        string? page = null;
        do
        {
            var request = new Dictionary<string, object> { ["jobQueue"] = options.JobQueue, ["filters"] = new[] { new { name = "JOB_NAME", values = (string[])[name] } } };
            if (page is not null) request["nextToken"] = page;
            var reply = await api.CallAsync("listjobs", JsonSerializer.SerializeToUtf8Bytes(request), cancel);
            jobs.AddRange(reply.Items("jobSummaryList"));
            page = reply.Text("nextToken");
        }
        while (page is { Length: > 0 });
        if (jobs.FirstOrDefault(IsActive).Text("jobId") is { } active) return new Submission(active);
        return jobs.FirstOrDefault() is { } last && last.Text("status") == "FAILED" && last.Text("jobId") is { } failed
            ? new Submission(failed, FailureReasons.Explain((await DescribeAsync([failed], cancel)).FirstOrDefault()))
            : null;
    }

    async Task<IEnumerable<JsonElement>> DescribeAsync(string[] ids, CancellationToken cancel) =>
        (await api.CallAsync("describejobs", JsonSerializer.SerializeToUtf8Bytes(new { jobs = ids }), cancel)).Items("jobs");

    static bool IsActive(JsonElement job) => job.Text("status") is "SUBMITTED" or "PENDING" or "RUNNABLE" or "STARTING" or "RUNNING";

    /// <summary>Full jitter: many Triggers that were throttled together do not come back together.</summary>
    static TimeSpan Pause(int attempt, TimeSpan? retryAfter)
    {
        var longest = FirstPause * Math.Pow(2, attempt) < LongestPause ? FirstPause * Math.Pow(2, attempt) : LongestPause;
        return retryAfter is { } told && told < LongestPause ? told : longest * Random.Shared.NextDouble();
    }

    [LoggerMessage(LogLevel.Information, "{Key} is the Batch job {Id}")]
    partial void LogSubmitted(string key, string id);

    [LoggerMessage(LogLevel.Debug, "{Key} is submitted again: {Reason}")]
    partial void LogAgain(string key, string reason);
}
