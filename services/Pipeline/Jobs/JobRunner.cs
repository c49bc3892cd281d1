using System.Diagnostics;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Calls;
using AudioAspire.Pipeline.Telemetry;
using AudioAspire.ServiceDefaults.Telemetry;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>One attempt at one job, for `serve` and `run` alike: takes the lease, runs the stages, says in status.json how it ended.</summary>
internal sealed partial class JobRunner(
    IObjectStore store, ClaimBook claims, ServiceCalls calls, JobOwner owner, IConfiguration configuration, TimeProvider time, ILogger<JobRunner> log)
{
    /// <summary>A job that failed so often for reasons outside of it is given up.</summary>
    const int MaxAttempts = 5;
    static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    public async Task<JobOutcome> RunAsync(InterviewName name, InputObject input, JobProgress progress, CancellationToken stop)
    {
        using var lease = await claims.TakeAsync(name, input, owner.Id, LeaseTime, stop);
        if (lease is null) return JobOutcome.NotOurs;
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        var scratch = Directory.CreateDirectory(Path.Combine(owner.ScratchFolder, "jobs", Guid.NewGuid().ToString("N")));
        JobTrace? trace = null;
        try
        {
            await using (new StatusReporter(lease, progress, LeaseTime / 4, time, log))
            using (var job = PipelineTrace.StartJob(name, lease.Status, configuration))
            {
                trace = JobTrace.Of(job, store, configuration, name);
                // A job nobody gave a trace keeps its own over restarts.
                if (job is not null) await lease.UpdateAsync(s => s with { TraceParent = s.TraceParent ?? job.Id, AttemptSpan = job.Id }, cancel.Token);
                LogStarted(name.ToString(), lease.Status.Attempt);
                try
                {
                    await new InterviewJob(store, calls, name, input, progress, scratch.FullName, log).RunAsync(cancel.Token);
                    job.SetAudio(progress.AudioSeconds);
                }
                catch (Exception e)
                {
                    job.Fail(e);
                    throw;
                }
            }
            if (trace is not null) await trace.PublishAsync(CancellationToken.None);
            await lease.CompleteAsync(cancel.Token);
            LogDone(name.ToString());
            return JobOutcome.Done;
        }
        catch (Exception e) when (lease.Lost.IsCancellationRequested)
        {
            LogLost(name.ToString(), e.GetType().Name);
            return JobOutcome.NotOurs;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return await PutBackAsync(lease, trace);
        }
        catch (Exception e)
        {
            return await FailAsync(lease, name, trace, progress, JobException.From(e));
        }
        finally
        {
            Remove(scratch);
        }
    }

    /// <summary>Being told to stop is no failed attempt.</summary>
    async Task<JobOutcome> PutBackAsync(Lease lease, JobTrace? trace)
    {
        try
        {
            if (trace is not null) await trace.KeepAsync(CancellationToken.None);
            await lease.UpdateAsync(s => s with { Attempt = s.Attempt - 1 });
            await lease.ReleaseAsync();
            LogStopped(lease.Name.ToString());
        }
        catch (Exception e)
        {
            // The lease runs out by itself.
            LogFailed(lease.Name.ToString(), ErrorCode.StorageUnavailable, e.Message, e);
        }
        return JobOutcome.Stopped;
    }

    async Task<JobOutcome> FailAsync(Lease lease, InterviewName name, JobTrace? trace, JobProgress progress, JobException error)
    {
        LogFailed(name.ToString(), error.Failure.Code, error.Failure.Message, error.InnerException);
        try
        {
            if (error.IsTransient && lease.Status.Attempt < MaxAttempts)
            {
                if (trace is not null) await trace.KeepAsync(CancellationToken.None);
                await lease.ReleaseAsync();
            }
            else
            {
                if (trace is not null) await trace.PublishAsync(CancellationToken.None);
                await lease.UpdateAsync(s => s with { Stage = progress.Snapshot().Stage });
                await lease.FailAsync(error.Failure);
                if (!error.IsTransient) return JobOutcome.Failed;
            }
        }
        catch (LeaseLostException)
        {
            return JobOutcome.NotOurs;
        }
        catch (Exception e) when (error.IsTransient)
        {
            LogFailed(name.ToString(), ErrorCode.StorageUnavailable, e.Message, e);
        }
        return JobOutcome.Transient;
    }

    void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException e)
        {
            LogLeftBehind(folder.FullName, e);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Interview}: attempt {Attempt}")]
    partial void LogStarted(string interview, int attempt);

    [LoggerMessage(LogLevel.Information, "{Interview}: done")]
    partial void LogDone(string interview);

    [LoggerMessage(LogLevel.Information, "{Interview}: stopped; finished stages are kept")]
    partial void LogStopped(string interview);

    [LoggerMessage(LogLevel.Warning, "{Interview}: somebody else has taken the job ({Reason})")]
    partial void LogLost(string interview, string reason);

    [LoggerMessage(LogLevel.Error, "{Interview}: {Code}: {Reason}")]
    partial void LogFailed(string interview, string code, string reason, Exception? e);

    [LoggerMessage(LogLevel.Warning, "The scratch folder {Folder} could not be removed")]
    partial void LogLeftBehind(string folder, Exception e);
}
