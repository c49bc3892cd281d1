using System.Collections.Concurrent;
using System.Threading.Channels;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>The bounded queue of `serve`: several recordings at once, as many as cores and memory allow. At the start it picks up
/// what an earlier process left: queued jobs, its own, and those whose lease has run out.</summary>
internal sealed partial class JobQueue(
    IObjectStore store, JobRunner runner, JobBoard board, JobOwner owner, IConfiguration configuration, TimeProvider time, ILogger<JobQueue> log) : BackgroundService
{
    const int Capacity = 10_000;
    const long BytesPerJob = 2L << 30;
    static readonly TimeSpan Rescan = TimeSpan.FromMinutes(5), FirstPause = TimeSpan.FromSeconds(5);

    readonly Channel<(InterviewName Name, InputObject Input)> _queue = Channel.CreateBounded<(InterviewName, InputObject)>(Capacity);
    readonly ConcurrentDictionary<(InterviewName, string Etag), bool> _known = new();

    public int Parallelism { get; } = configuration.Number("PARALLEL_JOBS", usual: 0, least: 0) is var given and > 0
        ? given
        : (int)Math.Clamp(Math.Min(Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesPerJob), 1, 4);

    /// <returns>False where the queue is full. A job that is already in it counts as accepted.</returns>
    public bool TryAdd(InterviewName name, JobStatus status)
    {
        if (!_known.TryAdd((name, status.Input.Etag), true)) return true;
        if (!_queue.Writer.TryWrite((name, status.Input)))
        {
            _known.TryRemove((name, status.Input.Etag), out _);
            return false;
        }
        board.Set(name, status with { State = JobState.Queued });
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        owner.RemoveLeftovers();
        var workers = Enumerable.Range(0, Parallelism).Select(_ => WorkAsync(stoppingToken)).ToList();
        try
        {
            while (true)
            {
                await PickUpAsync(stoppingToken);
                await Task.Delay(Rescan, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(workers);
        }
    }

    async Task WorkAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var (name, input) in _queue.Reader.ReadAllAsync(stop)) await RunAsync(name, input, stop);
        }
        catch (OperationCanceledException)
        {
            // Shutting down.
        }
    }

    async Task RunAsync(InterviewName name, InputObject input, CancellationToken stop)
    {
        var outcome = JobOutcome.Transient;
        try
        {
            var status = (await StatusFile.ReadAsync(store, name, stop))?.Status;
            var progress = board.Start(name, status ?? new JobStatus { State = JobState.Running, Input = input });
            outcome = await runner.RunAsync(name, input, progress, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            LogNotRun(name.ToString(), e);
        }
        _known.TryRemove((name, input.Etag), out _);
        if (!stop.IsCancellationRequested) await SettleAsync(name, outcome, stop);
    }

    /// <summary>Whoever submitted the job again while it ended found it still known: what is queued now goes back into the queue.</summary>
    async Task SettleAsync(InterviewName name, JobOutcome outcome, CancellationToken stop)
    {
        try
        {
            if (await StatusFile.ReadAsync(store, name, stop) is not { IsDamaged: false, Status: var status }) return;
            if (status.State != JobState.Queued) board.Set(name, status);
            else if (outcome == JobOutcome.Transient) _ = AddLaterAsync(name, status, stop);
            else TryAdd(name, status);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // The next rescan finds it.
            LogNotRun(name.ToString(), e);
        }
    }

    async Task AddLaterAsync(InterviewName name, JobStatus status, CancellationToken stop)
    {
        board.Set(name, status);
        await Task.Delay(FirstPause * Math.Pow(2, Math.Clamp(status.Attempt - 1, 0, 6)), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested) TryAdd(name, status);
    }

    async Task PickUpAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var (_, name, status) in OpenClaim.ListAsync(store, stop))
            {
                if (status is null || _known.ContainsKey((name, status.Input.Etag))) continue;
                var left = Lease.IsOpenTo(owner.Id, status, time.GetUtcNow());
                if (left && TryAdd(name, status)) LogPickedUp(name.ToString());
                else if (!left) board.Set(name, status);
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            LogNotListed(store.Location, e);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Interview} was left over and is picked up")]
    partial void LogPickedUp(string interview);

    [LoggerMessage(LogLevel.Error, "{Interview} could not be run")]
    partial void LogNotRun(string interview, Exception e);

    [LoggerMessage(LogLevel.Warning, "The jobs in {Store} could not be listed")]
    partial void LogNotListed(string store, Exception e);
}
