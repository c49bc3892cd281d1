using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Trigger.Queue;

/// <summary>Hands a claimed job to the queue and writes down what came of it. A job that the queue refuses again and again
/// ends as a failure that a person can see, and as a dead letter.</summary>
internal sealed partial class Submitter(ClaimBook claims, IJobQueue queue, IDeadLetters letters, TimeProvider time, ILogger<Submitter> logger)
{
    /// <summary>Claims younger than this are on their way.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(15);

    /// <summary>Claimed, and nobody works on it. A claim from the future was written by another clock, and is no younger for it.</summary>
    public bool IsLeftAlone(JobStatus status) => status.State switch
    {
        JobState.Queued => status.FailedSubmissions > 0 || (time.GetUtcNow() - status.UpdatedAt).Duration() >= Moment,
        JobState.Running => !Lease.IsHeld(status, time.GetUtcNow()),
        _ => false,
    };

    /// <summary>Those of the jobs that the queue has and works off. One question for many: a queue of thousands is looked through in seconds.</summary>
    public async Task<IReadOnlySet<string>> ActiveAsync(IEnumerable<JobStatus> jobs, CancellationToken cancel)
    {
        var ids = jobs.Select(job => job.BatchJobId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        try
        {
            return ids.Count == 0 ? ids : await queue.ActiveAsync(ids, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // What it has once taken can wait until it answers.
            LogSilent(e.Message);
            return ids;
        }
    }

    /// <returns>Null, or why the job waits.</returns>
    public async Task<string?> SubmitAsync(InterviewName name, JobStatus job, bool again, CancellationToken cancel)
    {
        Submission submission;
        try
        {
            submission = await queue.SubmitAsync(name, job, again, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogRefused(job.Input.Key, e.Message);
            await CountAsync(name, job, e.Message, cancel);
            return e.Message;
        }
        if (submission.Failure is { } failure)
            await claims.ChangeAsync(name, now => IsFree(now, job) ? now.Failed(failure) : null, cancel);
        else if (submission.Id is { } id)
            await claims.ChangeAsync(name, now => IsQueued(now, job) && now.BatchJobId != id ? now with { BatchJobId = id } : null, cancel);
        return null;
    }

    async Task CountAsync(InterviewName name, JobStatus job, string reason, CancellationToken cancel)
    {
        if (queue.MaxFailures == int.MaxValue) return;
        var written = await claims.ChangeAsync(name, now =>
        {
            if (!IsQueued(now, job)) return null;
            var counted = now with { FailedSubmissions = now.FailedSubmissions + 1 };
            return counted.FailedSubmissions < queue.MaxFailures ? counted : counted.Failed(new JobFailure(ErrorCode.QueueUnavailable,
                $"The job queue refused the job {counted.FailedSubmissions} times: {reason}", "Mend the queue or the Trigger's permissions, then upload the recording again."));
        }, cancel);
        if (written?.State == JobState.Failed) await letters.SendAsync(name, written, cancel);
    }

    static bool IsQueued(JobStatus now, JobStatus job) => now.State == JobState.Queued && now.JobId == job.JobId;

    bool IsFree(JobStatus now, JobStatus job) => now.JobId == job.JobId && (now.State == JobState.Queued || IsLeftAlone(now));

    [LoggerMessage(LogLevel.Warning, "The queue does not say which jobs it has ({Reason}); it is asked again")]
    partial void LogSilent(string reason);

    [LoggerMessage(LogLevel.Warning, "{Key} could not be submitted ({Reason}); it stays queued")]
    partial void LogRefused(string key, string reason);
}
