using System.Collections.Concurrent;

namespace AudioAspire.Batch.Tests.Runner;

/// <summary>Containers that do what a test says: an exit code, or null to run until stopped.</summary>
sealed class ScriptedEngine(Func<ContainerRun, int?> script) : IContainerEngine
{
    readonly ConcurrentQueue<string> _events = [];
    int _volumes;

    public IReadOnlyList<string> Events => [.. _events];
    public ConcurrentQueue<ContainerRun> Runs { get; } = [];

    public Task<string> CreateVolumeAsync(CancellationToken cancel)
    {
        var name = $"volume-{Interlocked.Increment(ref _volumes)}";
        _events.Enqueue($"create {name}");
        return Task.FromResult(name);
    }

    public Task RemoveVolumeAsync(string volume)
    {
        _events.Enqueue($"remove {volume}");
        return Task.CompletedTask;
    }

    public Task<IRunningContainer> StartAsync(ContainerRun run, CancellationToken cancel)
    {
        _events.Enqueue($"start {run.Name}");
        Runs.Enqueue(run);
        return Task.FromResult<IRunningContainer>(new Container(this, run.Name, script(run)));
    }

    sealed class Container : IRunningContainer
    {
        readonly ScriptedEngine _engine;
        readonly string _name;
        readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Container(ScriptedEngine engine, string name, int? code)
        {
            (_engine, _name) = (engine, name);
            if (code is { } known) _exit.SetResult(known);
        }

        public Task<int> ExitCode => _exit.Task;

        public Task<string> ReadLogAsync() => Task.FromResult("");

        public Task StopAsync(TimeSpan grace)
        {
            _engine._events.Enqueue($"stop {_name}");
            _exit.TrySetResult(143);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
