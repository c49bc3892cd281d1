using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Keeps one resource's process alive: waits for what it depends on, starts it, watches its health, restarts it after a crash.</summary>
sealed class Supervisor(
    ProjectResource resource, DistributedApplicationExecutionContext context, ResourceNotificationService notifications, ConsoleLog log, TimeProvider time)
{
    const int TailLines = 20;
    readonly Queue<string> _tail = new();
    readonly RestartPolicy _policy = new();
    ChildProcess? _process;

    public ProjectResource Resource => resource;

    /// <summary>Runs until <paramref name="stopping"/>; the process itself is ended by <see cref="StopAsync"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            Publish(KnownResourceStates.Waiting);
            foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
                await DependencyAsync(wait, stopping);
            while (await RunOnceAsync(stopping) is { } pause)
                await Task.Delay(pause, time, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception e)
        {
            GiveUp($"{resource.Name} could not be started: {e.Message}");
        }
    }

    public async Task StopAsync(CancellationToken timeIsUp)
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process) return;
        Publish(KnownResourceStates.Stopping);
        await process.StopAsync(timeIsUp);
        process.Dispose();
        Publish(KnownResourceStates.Exited);
    }

    Task DependencyAsync(WaitAnnotation wait, CancellationToken cancel) => wait.WaitType == WaitType.WaitUntilStarted
        ? notifications.WaitForResourceAsync(wait.Resource.Name, KnownResourceStates.Running, cancel)
        : notifications.WaitForResourceHealthyAsync(wait.Resource.Name, cancel);

    /// <returns>The pause before the next attempt, or null where there is none.</returns>
    async Task<TimeSpan?> RunOnceAsync(CancellationToken stopping)
    {
        Publish(KnownResourceStates.Starting);
        var start = await LaunchPlan.PrepareAsync(resource, context, stopping);
        stopping.ThrowIfCancellationRequested();
        var process = _process = new ChildProcess(start, Write);
        Publish(KnownResourceStates.Running);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var health = WatchHealthAsync(ended.Token);
        var code = await process.WaitForExitAsync(stopping);
        await ended.CancelAsync();
        var healthySince = await health;
        // Ctrl+C reaches every process of a terminal at once: an exit just before our own stop is no crash.
        await Task.Delay(200, stopping);
        _process = null;
        process.Dispose();
        var pause = _policy.AfterCrash(healthySince is { } since ? time.GetElapsedTime(since) : null);
        if (pause is { } wait)
        {
            Publish(KnownResourceStates.Exited);
            Write(string.Create(CultureInfo.InvariantCulture, $"warn: exited with code {code}; starting again in {wait.TotalSeconds:0.#} s"));
            // The last words are those of the last start: a fault of the first ones would be said over and over.
            lock (_tail) _tail.Clear();
        }
        else
        {
            GiveUp($"{resource.Name} ended {RestartPolicy.MaxFailedStarts} times with code {code} before it was ready. Its last words:\n  {LastWords()}");
        }
        return pause;
    }

    async Task<long?> WatchHealthAsync(CancellationToken ended)
    {
        try
        {
            await HealthProbe.WaitUntilHealthyAsync(resource, time, ended);
            Publish(KnownResourceStates.Running, healthy: true);
            return time.GetTimestamp();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    void GiveUp(string reason)
    {
        Write("fail: " + reason.Split('\n')[0]);
        notifications.Publish(new ResourceEvent(resource.Name, KnownResourceStates.FailedToStart, Reason: reason));
    }

    void Publish(string state, bool healthy = false) => notifications.Publish(new ResourceEvent(resource.Name, state, healthy));

    void Write(string line)
    {
        lock (_tail)
        {
            _tail.Enqueue(line);
            if (_tail.Count > TailLines) _tail.Dequeue();
        }
        log.Write(resource.Name, line);
    }

    string LastWords()
    {
        lock (_tail)
            return string.Join("\n  ", _tail);
    }
}
