using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>The state of every known job, for those who watch. Changes that come faster than a watcher reads are merged into the latest.</summary>
internal sealed class JobBoard(TimeProvider time)
{
    readonly ConcurrentDictionary<InterviewName, Entry> _entries = new();
    readonly Lock _gate = new();
    TaskCompletionSource _changed = NewSignal();
    long _version;

    sealed record Entry(JobUpdate Update, JobProgress? Progress, long Started, long Version);

    public void Set(InterviewName name, JobStatus status)
    {
        var update = new JobUpdate
        {
            JobId = status.JobId, Key = status.Input.Key, Case = name.Case, Interview = name.Interview,
            State = status.State, Stage = status.Stage, Percent = status.Percent,
        };
        if (status.Error is { } error) update.Error = new JobError { Code = error.Code, Message = error.Message, Hint = error.Hint };
        Change(name, old => new Entry(update, status.State == JobState.Queued ? null : old?.Progress, old?.Started ?? time.GetTimestamp(), 0));
    }

    /// <summary>The job runs now.</summary>
    public JobProgress Start(InterviewName name, JobStatus status)
    {
        var progress = new JobProgress(() => Change(name, old => old!));
        Set(name, status with { State = JobState.Running });
        Change(name, old => old! with { Progress = progress, Started = time.GetTimestamp() });
        return progress;
    }

    /// <param name="jobIds">Empty for all.</param>
    public async IAsyncEnumerable<JobUpdate> WatchAsync(IReadOnlyCollection<string> jobIds, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = 0L;
        while (true)
        {
            var signal = Volatile.Read(ref _changed).Task;
            var fresh = _entries.Values.Where(e => e.Version > seen).OrderBy(e => e.Version).ToList();
            foreach (var entry in fresh)
            {
                seen = entry.Version;
                if (jobIds.Count == 0 || jobIds.Contains(entry.Update.JobId)) yield return Describe(entry);
            }
            if (fresh.Count == 0) await signal.WaitAsync(cancel);
        }
    }

    void Change(InterviewName name, Func<Entry?, Entry> change)
    {
        lock (_gate)
        {
            _entries[name] = change(_entries.GetValueOrDefault(name)) with { Version = ++_version };
            Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
        }
    }

    JobUpdate Describe(Entry entry)
    {
        var update = entry.Update.Clone();
        if (entry.Progress is not { } progress) return update;
        var (stage, percent, stages) = progress.Snapshot();
        (update.AudioSeconds, update.ElapsedSeconds) = (progress.AudioSeconds, time.GetElapsedTime(entry.Started).TotalSeconds);
        if (update.State == JobState.Running) (update.Stage, update.Percent) = (stage, Math.Max(update.Percent, percent));
        update.Stages.AddRange(stages.Select(s => new StageProgress { Stage = s.Stage, Percent = s.Percent }));
        return update;
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
