using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage;

/// <summary>The right to work on one interview. Every write renews it; a write that finds somebody else's status loses it.</summary>
public sealed class Lease : IDisposable
{
    /// <summary>No honest lease reaches further.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    readonly IObjectStore store;
    readonly TimeProvider time;
    readonly TimeSpan duration;
    readonly SemaphoreSlim turn = new(1, 1);
    readonly CancellationTokenSource lost = new();
    /// <summary>Sent, but nobody knows whether they arrived: the write was cancelled, or its answer never came.</summary>
    readonly List<JobStatus> unanswered = [];
    StatusFile file;

    internal Lease(IObjectStore store, TimeProvider time, InterviewName name, StatusFile taken, TimeSpan duration)
    {
        (this.store, this.time, this.duration, file) = (store, time, duration, taken);
        Name = name;
        Lost = lost.Token;
    }

    /// <summary>Somebody works on it. A lease that ends in the far future was written by a clock that had run ahead: it would lock
    /// the job for as long, so it counts as expired. Whoever lives notices at the next write, and leaves.</summary>
    public static bool IsHeld(JobStatus status, DateTimeOffset now) => status.LeaseUntil > now && status.LeaseUntil <= now + Longest;

    /// <summary>Whether <paramref name="owner"/> may work on a job: it waits, or nobody else works on it.</summary>
    public static bool IsOpenTo(string owner, JobStatus status, DateTimeOffset now) =>
        status.State == JobState.Queued || status.State == JobState.Running && (status.Owner == owner || !IsHeld(status, now));

    public InterviewName Name { get; }

    /// <summary>What status.json says, as this lease wrote it last.</summary>
    public JobStatus Status => file.Status;

    /// <summary>Cancelled when somebody else has taken the job, or the object has changed: stop, publish nothing.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Changes the status and renews the lease.</summary>
    /// <exception cref="LeaseLostException">Somebody else holds the job now; <see cref="Lost"/> is cancelled.</exception>
    public Task UpdateAsync(Func<JobStatus, JobStatus> change, CancellationToken cancel = default) =>
        WriteAsync(status => change(status) with { Owner = status.Owner, LeaseUntil = time.GetUtcNow() + duration }, cancel);

    /// <inheritdoc cref="UpdateAsync"/>
    public Task RenewAsync(CancellationToken cancel = default) => UpdateAsync(status => status, cancel);

    /// <inheritdoc cref="UpdateAsync"/>
    public Task CompleteAsync(CancellationToken cancel = default) =>
        EndAsync(status => status with { State = JobState.Succeeded, Stage = "", Percent = 100, Error = null }, cancel);

    /// <summary>Ends the job; <see cref="JobStatus.Stage"/> keeps saying where it failed.</summary>
    /// <exception cref="LeaseLostException">Somebody else holds the job now.</exception>
    public Task FailAsync(JobFailure error, CancellationToken cancel = default) =>
        EndAsync(status => status with { State = JobState.Failed, Error = error }, cancel);

    /// <summary>Gives the job back to the queue.</summary>
    /// <exception cref="LeaseLostException">Somebody else holds the job now.</exception>
    public Task ReleaseAsync(CancellationToken cancel = default) =>
        EndAsync(status => status with { State = JobState.Queued, QueuedAt = time.GetUtcNow() }, cancel);

    public void Dispose()
    {
        lost.Dispose();
        turn.Dispose();
    }

    async Task EndAsync(Func<JobStatus, JobStatus> change, CancellationToken cancel)
    {
        await WriteAsync(status => change(status) with { Owner = "", LeaseUntil = null }, cancel);
        if (Status.State == JobState.Queued || Status.JobId.Length == 0) return;
        try
        {
            await store.DeleteAsync(ObjectKeys.OpenClaim(Name, Status.JobId), cancel);
        }
        catch (Exception)
        {
            // The job has ended all the same; the sweep finds what is left of its claim.
        }
    }

    async Task WriteAsync(Func<JobStatus, JobStatus> change, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (Lost.IsCancellationRequested) throw new LeaseLostException(Name);
            for (var first = true; ; first = false)
            {
                try
                {
                    await SendAsync(change, cancel);
                    break;
                }
                catch (ConditionFailedException)
                {
                    // A write of ours may have arrived unnoticed, and this one now meets it.
                    var present = await StatusFile.ReadAsync(store, Name, cancel);
                    if (!first || present is null || !unanswered.Exists(s => Same(s, present.Status))) throw Lose();
                    file = present;
                    if (Same(unanswered[^1], present.Status)) break;
                }
            }
            unanswered.Clear();
        }
        finally
        {
            turn.Release();
        }
    }

    async Task SendAsync(Func<JobStatus, JobStatus> change, CancellationToken cancel)
    {
        var status = change(file.Status) with { UpdatedAt = time.GetUtcNow() };
        unanswered.Add(status);
        file = await StatusFile.WriteAsync(store, Name, status, WriteCondition.Matches(file.ETag), cancel);
    }

    static bool Same(JobStatus one, JobStatus other) => ResultJson.Serialize(one).AsSpan().SequenceEqual(ResultJson.Serialize(other));

    LeaseLostException Lose()
    {
        lost.Cancel();
        return new LeaseLostException(Name);
    }
}

public sealed class LeaseLostException(InterviewName name) : IOException($"'{name}' is being worked on by somebody else now.");
