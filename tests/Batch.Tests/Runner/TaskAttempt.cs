using AudioAspire.Hosting.Batch;

namespace AudioAspire.Batch.Tests.Runner;

/// <summary>One task on one machine: volumes of its own, containers in the order of their dependencies, and the end once an essential one ends.</summary>
sealed class TaskAttempt(IContainerEngine engine, TaskProperties task, Submission submission, int attempt, TimeSpan stopTimeout)
{
    readonly Dictionary<string, string> _volumes = [];
    readonly Dictionary<string, TaskCompletionSource<IRunningContainer>> _started =
        task.Containers.ToDictionary(c => c.Name, _ => new TaskCompletionSource<IRunningContainer>(TaskCreationOptions.RunContinuationsAsynchronously));
    readonly List<IRunningContainer> _order = [];

    public async Task<AttemptEnd> RunAsync(TimeSpan time, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var starts = new List<Task>();
        try
        {
            foreach (var volume in task.Volumes) _volumes[volume.Name] = volume.Host.SourcePath ?? await engine.CreateVolumeAsync(cancel);
            starts.AddRange(task.Containers.Select(c => StartAsync(c, ending.Token)));
            var essential = Task.WhenAny(task.Containers.Where(c => c.Essential).Select(EndOfAsync)).Unwrap();
            var failed = Task.WhenAny(starts.Select(s => s.ContinueWith(f => f.IsFaulted ? f : Task.Delay(Timeout.Infinite, ending.Token), TaskScheduler.Default).Unwrap())).Unwrap();
            var first = await Task.WhenAny(essential, failed, Task.Delay(time, ending.Token));
            if (first == essential) return await FinishAsync(new AttemptEnd(await essential), ending, starts);
            if (first == failed)
                return await FinishAsync(new AttemptEnd(null, Assert.IsType<ContainerException>(failed.Exception!.GetBaseException()).Message, "Task failed to start"), ending, starts);
            cancel.ThrowIfCancellationRequested();
            return await FinishAsync(new AttemptEnd(null, StatusReason: "Job attempt duration exceeded timeout", TimedOut: true), ending, starts);
        }
        finally
        {
            await StopAsync(ending, starts);
            foreach (var container in _order) await container.DisposeAsync();
            foreach (var volume in task.Volumes.Where(v => v.Host.SourcePath is null && _volumes.ContainsKey(v.Name))) await engine.RemoveVolumeAsync(_volumes[volume.Name]);
        }
    }

    async Task<AttemptEnd> FinishAsync(AttemptEnd end, CancellationTokenSource ending, List<Task> starts)
    {
        await StopAsync(ending, starts);
        var (logs, codes) = (new Dictionary<string, string>(), new Dictionary<string, int>());
        foreach (var (name, start) in _started.Where(s => s.Value.Task.IsCompletedSuccessfully))
        {
            var container = await start.Task;
            codes[name] = await container.ExitCode;
            logs[name] = await container.ReadLogAsync();
        }
        return end with { Logs = logs, ExitCodes = codes };
    }

    /// <summary>Those that depend on others are stopped before them.</summary>
    async Task StopAsync(CancellationTokenSource ending, List<Task> starts)
    {
        await ending.CancelAsync();
        await Task.WhenAll(starts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var container in Enumerable.Reverse(_order).Where(c => !c.ExitCode.IsCompleted)) await container.StopAsync(stopTimeout);
    }

    async Task<int> EndOfAsync(TaskContainer container) => await (await _started[container.Name].Task).ExitCode;

    async Task StartAsync(TaskContainer container, CancellationToken cancel)
    {
        foreach (var dependency in container.DependsOn)
        {
            var other = await _started[dependency.ContainerName].Task.WaitAsync(cancel);
            if (dependency.Condition == "START") continue;
            var code = await other.ExitCode.WaitAsync(cancel);
            if (dependency.Condition == "SUCCESS" && code != 0) throw new ContainerException($"DependencyError: {dependency.ContainerName} ended with {code}");
        }
        var running = await engine.StartAsync(Describe(container), cancel);
        lock (_order) _order.Add(running);
        _started[container.Name].SetResult(running);
    }

    ContainerRun Describe(TaskContainer container)
    {
        var environment = container.Environment.ToDictionary(v => v.Name, v => v.Value);
        foreach (var secret in container.Secrets)
            environment[secret.Name] = submission.Secrets.TryGetValue(secret.ValueFrom, out var value) ? value
                : throw new ContainerException($"ResourceInitializationError: unable to pull secrets: {secret.ValueFrom}");
        foreach (var (name, value) in submission.Environment.GetValueOrDefault(container.Name) ?? new Dictionary<string, string>()) environment[name] = value;
        environment["AWS_BATCH_JOB_ID"] = submission.JobId;
        environment["AWS_BATCH_JOB_ATTEMPT"] = $"{attempt}";
        int Requirement(string type) => int.Parse(container.ResourceRequirements.Single(r => r.Type == type).Value);
        return new ContainerRun(
            container.Name,
            container.Image,
            [.. (container.Command ?? []).Select(Argument)],
            environment,
            container.MountPoints.ToDictionary(m => m.ContainerPath, m => _volumes[m.SourceVolume]),
            [.. (container.LinuxParameters?.Tmpfs ?? []).Select(t => $"{t.ContainerPath}:size={t.Size}m,{string.Join(',', t.MountOptions)}")],
            container.User,
            container.ReadonlyRootFilesystem,
            Requirement("MEMORY"),
            Requirement("VCPU"));
    }

    string Argument(string text) => text.StartsWith("Ref::", StringComparison.Ordinal) && submission.Parameters.TryGetValue(text["Ref::".Length..], out var value) ? value : text;
}
