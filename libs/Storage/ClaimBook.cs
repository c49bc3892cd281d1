using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage;

/// <summary>One job for one object, however often and by however many it is announced: whoever writes the queued status.json first
/// has the claim, whoever writes its own name into it first has the lease. Only conditional writes; no other database.</summary>
public sealed class ClaimBook(IObjectStore store, TimeProvider time)
{
    const int Attempts = 50;

    /// <summary>What is worth another run when the same object is announced again: the machine was at fault, not the recording.</summary>
    static readonly string[] Passing =
    [
        ErrorCode.FfmpegMissing, ErrorCode.ModelDamaged, ErrorCode.ServiceUnavailable, ErrorCode.StorageUnavailable, ErrorCode.Stopped,
        ErrorCode.QueueUnavailable, ErrorCode.OutOfMemory, ErrorCode.TimedOut, ErrorCode.NoCapacity, ErrorCode.HostLost,
        ErrorCode.ImageUnavailable, ErrorCode.JobFailed,
    ];

    /// <summary>Files of a case and of its interviews, whose names no interview's folder may take.</summary>
    static readonly string[] Reserved = ["case.json", "case.html"];

    /// <param name="force">Redo a finished interview.</param>
    /// <exception cref="ArgumentException">The key is not a recording's.</exception>
    public async Task<Claim> ClaimAsync(
        InputObject input, string jobId, string? traceParent, bool force = false, CancellationToken cancel = default)
    {
        var queued = new JobStatus
        {
            State = JobState.Queued,
            Input = input,
            JobId = jobId,
            TraceParent = traceParent,
            UpdatedAt = time.GetUtcNow(),
            QueuedAt = time.GetUtcNow(),
        };
        for (var attempt = 1; ; attempt++)
        {
            var (name, present) = await PlaceAsync(input.Key, cancel);
            if (present is not null && present.Status.Input.Key == input.Key && present.Status.Input.Etag == input.Etag
                && Answer(present.Status, force) is { } outcome)
            {
                if (attempt > 1 && present.Status.JobId != jobId) await store.DeleteAsync(ObjectKeys.OpenClaim(name, jobId), cancel);
                // A write whose answer was lost on the way is repeated by the client and then meets itself.
                return new Claim(attempt > 1 && present.Status == queued ? ClaimOutcome.Claimed : outcome, name, present.Status);
            }
            try
            {
                // Before the status, so that no claim is ever without it; one that then is not written ages until it is swept away.
                await store.PutAsync(ObjectKeys.OpenClaim(name, jobId), Stream.Null, cancel: cancel);
                await StatusFile.WriteAsync(store, name, queued, Over(present), cancel);
                return new Claim(ClaimOutcome.Claimed, name, queued);
            }
            catch (ConditionFailedException) when (attempt < Attempts)
            {
                // Somebody was faster: look again at what is there now.
            }
        }
    }

    /// <summary>The right to work on a claimed object until <paramref name="duration"/> after the last write.
    /// An expired lease, or one of the same owner, is taken over.</summary>
    /// <returns>Null where somebody else works on it, it is finished, or the claim is for another object or version.</returns>
    public async Task<Lease?> TakeAsync(
        InterviewName name, InputObject input, string owner, TimeSpan duration, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var present = await StatusFile.ReadAsync(store, name, cancel);
            if (present is { IsDamaged: false } && !IsFree(present.Status, input, owner)) return null;
            var status = (present is { IsDamaged: false } ? present.Status : new JobStatus { State = JobState.Queued, Input = input }) with
            {
                State = JobState.Running,
                Owner = owner,
                Error = null,
                UpdatedAt = time.GetUtcNow(),
                LeaseUntil = time.GetUtcNow() + duration,
            };
            try
            {
                var taken = await StatusFile.WriteAsync(store, name, status with { Attempt = status.Attempt + 1 }, Over(present), cancel);
                return new Lease(store, time, name, taken, duration);
            }
            catch (ConditionFailedException) when (attempt < Attempts)
            {
                // Somebody was faster: look again at what is there now.
            }
        }
    }

    /// <summary>Changes a status that nobody's lease protects.</summary>
    /// <param name="change">Gets the present status; its answer null leaves it as it is.</param>
    /// <returns>What was written; null where nothing was.</returns>
    public async Task<JobStatus?> ChangeAsync(InterviewName name, Func<JobStatus, JobStatus?> change, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await StatusFile.ReadAsync(store, name, cancel) is not { IsDamaged: false } present || change(present.Status) is not { } status) return null;
            try
            {
                return (await StatusFile.WriteAsync(store, name, status with { UpdatedAt = time.GetUtcNow() }, Over(present), cancel)).Status;
            }
            catch (ConditionFailedException) when (attempt < Attempts)
            {
                // Somebody was faster: look again at what is there now.
            }
        }
    }

    /// <summary>The folder that is this object's already, else the first that is free: its stem, its full file name, then ~2, ~3, ...
    /// A folder is free where there is no status, or its object is gone.</summary>
    async Task<(InterviewName Name, StatusFile? Present)> PlaceAsync(string key, CancellationToken cancel)
    {
        (InterviewName, StatusFile?)? free = null;
        foreach (var name in Candidates(key))
        {
            var present = await StatusFile.ReadAsync(store, name, cancel);
            if (present is null) return free ?? (name, null);
            if (present.Status.Input.Key == key) return (name, present);
            if (free is null && (present.IsDamaged || await store.HeadAsync(present.Status.Input.Key, cancel) is null)) free = (name, present);
        }
        throw new InvalidOperationException("There is always another name.");
    }

    static IEnumerable<InterviewName> Candidates(string key)
    {
        var stem = ObjectKeys.Parse(key) ?? throw new ArgumentException($"'{key}' is not the key of a recording.", nameof(key));
        var full = ObjectKeys.WithFullFileName(key);
        if (!Reserved.Contains(stem.Interview, StringComparer.OrdinalIgnoreCase)) yield return stem;
        if (full != stem && !Reserved.Contains(full.Interview, StringComparer.OrdinalIgnoreCase)) yield return full;
        for (var n = 2; n < int.MaxValue; n++) yield return full with { Interview = $"{full.Interview}~{n}" };
    }

    static ClaimOutcome? Answer(JobStatus status, bool force) => status.State switch
    {
        JobState.Queued or JobState.Running => ClaimOutcome.AlreadyHeld,
        _ when force => null,
        JobState.Failed when Passing.Contains(status.Error?.Code) => null,
        _ => ClaimOutcome.AlreadyDone,
    };

    bool IsFree(JobStatus status, InputObject input, string owner) =>
        status.Input.Key == input.Key && status.Input.Etag == input.Etag
        && Lease.IsOpenTo(owner, status, time.GetUtcNow());

    static WriteCondition Over(StatusFile? present) => present is null ? WriteCondition.Absent : WriteCondition.Matches(present.ETag);
}
