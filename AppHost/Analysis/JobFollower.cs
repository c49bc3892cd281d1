using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Storage;
using Grpc.Core;

namespace AudioAspire.AppHost.Analysis;

/// <summary>Submits jobs and follows them to their ends. When the Pipeline restarts, what is unfinished is submitted again: that is
/// harmless, and the job goes on from its last finished stage.</summary>
sealed class JobFollower(Jobs.JobsClient client, IObjectStore store, IReadOnlyList<TrackedJob> jobs, Action<TrackedJob> changed, TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(2);

    /// <param name="options">For every job.</param>
    /// <param name="force">Redo what is finished.</param>
    /// <param name="pipelineReady">Completes once the Pipeline can be called; fails where it never will be.</param>
    /// <param name="cancel">Leaves the jobs as they are.</param>
    public async Task FollowAsync(JobOptions options, bool force, Func<CancellationToken, Task> pipelineReady, CancellationToken cancel)
    {
        var begun = time.GetUtcNow();
        while (true)
        {
            await pipelineReady(cancel);
            try
            {
                foreach (var job in Unfinished.ToList()) await SubmitAsync(job, options, force && !job.Accepted, begun, cancel);
                if (!Unfinished.Any()) return;
                await WatchOrPollAsync(begun, cancel);
                if (!Unfinished.Any()) return;
            }
            catch (RpcException)
            {
                // A call that was given up ends so, too. Otherwise the Pipeline went away; the host starts it again.
                cancel.ThrowIfCancellationRequested();
            }
            await Task.Delay(Pause, time, cancel);
        }
    }

    IEnumerable<TrackedJob> Unfinished => jobs.Where(j => !j.IsFinal);

    async Task SubmitAsync(TrackedJob job, JobOptions options, bool force, DateTimeOffset begun, CancellationToken cancel)
    {
        var request = new SubmitRequest
        {
            Key = job.Input.Key,
            Etag = job.Input.ETag,
            VersionId = job.Input.VersionId ?? "",
            Size = job.Input.Size,
            Force = force,
            Options = options,
        };
        try
        {
            var reply = await client.SubmitAsync(request, cancellationToken: cancel);
            job.Apply(reply);
            if (!reply.Accepted && !await ReadStatusAsync(job, begun, cancel))
                job.Fail(ErrorCode.Internal, $"The Pipeline did not take it: {reply.Reason}", "Try again with --force.");
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.NotFound)
        {
            job.Fail(ErrorCode.InvalidOptions, e.Status.Detail, "Correct the name or the options.");
        }
        changed(job);
    }

    /// <summary>The Pipeline tells every change of its own jobs; a job that another process holds shows in its status.json alone.</summary>
    async Task WatchOrPollAsync(DateTimeOffset begun, CancellationToken cancel)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var first = await Task.WhenAny(WatchAsync(both.Token), PollAsync(begun, both.Token));
        await both.CancelAsync();
        await first;
    }

    async Task WatchAsync(CancellationToken cancel)
    {
        using var call = client.Watch(new WatchRequest(), cancellationToken: cancel);
        await foreach (var update in call.ResponseStream.ReadAllAsync(cancel))
        {
            if (Unfinished.FirstOrDefault(j => j.Input.Key == update.Key) is not { } job) continue;
            job.Apply(update);
            changed(job);
            if (!Unfinished.Any()) return;
        }
    }

    async Task PollAsync(DateTimeOffset begun, CancellationToken cancel)
    {
        while (Unfinished.Any())
        {
            await Task.Delay(BetweenPolls, time, cancel);
            foreach (var job in Unfinished.ToList())
                if (await ReadStatusAsync(job, begun, cancel)) changed(job);
        }
    }

    /// <returns>Whether there is a status that says something about this run.</returns>
    async Task<bool> ReadStatusAsync(TrackedJob job, DateTimeOffset begun, CancellationToken cancel)
    {
        if (await StatusFile.ReadAsync(store, job.Name, cancel) is not { IsDamaged: false, Status: var status }) return false;
        if (status.Input.Etag != job.Input.ETag) return false;
        // The file of an accepted job lags behind what Watch tells; only an end counts, and none of an earlier run.
        if (job.Accepted && (status.UpdatedAt < begun || status.State is not (JobState.Succeeded or JobState.Failed))) return false;
        job.Apply(status);
        return true;
    }
}
