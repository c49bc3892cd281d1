using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>`run KEY`: one job, an exit code. The environment of the Batch job says which job it is: see <see cref="JobVariables"/>; FORCE=true redoes it.</summary>
internal sealed partial class RunCommand(IObjectStore store, ClaimBook claims, JobRunner runner, IConfiguration configuration, ILogger<RunCommand> log)
{
    public async Task<int> RunAsync(string key, CancellationToken stop)
    {
        if (ObjectKeys.Parse(key) is null)
        {
            LogRefused(key, $"it is not the key of a recording: {ObjectKeys.Input}<case>/<interview>.<ext>");
            return ExitCode.Permanent;
        }
        try
        {
            if (await store.HeadAsync(key, stop) is not { } info)
            {
                LogRefused(key, $"there is no such object in {store.Location}");
                return ExitCode.Permanent;
            }
            var input = new InputObject(key, info.ETag, info.VersionId, info.Size);
            var given = configuration[JobVariables.JobId];
            var jobId = given ?? (configuration["AWS_BATCH_JOB_ID"] is { Length: > 0 } batch ? batch : Guid.NewGuid().ToString("N"));
            var force = configuration["FORCE"] == "true";
            var claim = await claims.ClaimAsync(input, jobId, configuration[JobVariables.TraceParent], force, stop);
            if (given is not null && claim.Outcome == ClaimOutcome.AlreadyHeld && claim.Status.JobId != given)
            {
                // The recording was replaced since, and its new version is a job of its own.
                LogAnothers(key, claim.Status.JobId);
                return ExitCode.Done;
            }
            // A later attempt of the same job finds its claim held, and goes on where the first one was.
            if (force && claim.Outcome == ClaimOutcome.Claimed) await StartOver.PrepareAsync(store, claim.Name, stop);
            if (claim.Outcome == ClaimOutcome.AlreadyDone)
                return claim.Status.State == JobState.Succeeded ? ExitCode.Done : ExitCode.Permanent;
            return ExitCode.Of(await runner.RunAsync(claim.Name, input, new JobProgress(), stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
        catch (Exception e)
        {
            LogFailed(key, e);
            return ExitCode.Transient;
        }
    }

    [LoggerMessage(LogLevel.Error, "'{Key}' is refused: {Reason}")]
    partial void LogRefused(string key, string reason);

    [LoggerMessage(LogLevel.Information, "'{Key}' is left to the job {JobId}")]
    partial void LogAnothers(string key, string jobId);

    [LoggerMessage(LogLevel.Error, "The job of '{Key}' could not be run")]
    partial void LogFailed(string key, Exception e);
}
