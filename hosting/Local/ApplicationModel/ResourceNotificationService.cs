namespace Aspire.Hosting.ApplicationModel;

public static class KnownResourceStates
{
    public static readonly string NotStarted = nameof(NotStarted);
    public static readonly string Waiting = nameof(Waiting);
    public static readonly string Starting = nameof(Starting);
    public static readonly string Running = nameof(Running);
    public static readonly string Stopping = nameof(Stopping);
    public static readonly string Exited = nameof(Exited);
    public static readonly string FailedToStart = nameof(FailedToStart);
}

/// <summary>What waiting does where a resource failed: goes on until it is started by hand, or ends with an error.</summary>
public enum WaitBehavior { WaitOnResourceUnavailable, StopOnResourceUnavailable }

/// <summary>The state of every resource, and waiting for one.</summary>
public sealed class ResourceNotificationService
{
    readonly Lock _lock = new();
    readonly Dictionary<string, ResourceEvent> _states = new(StringComparer.Ordinal);
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until the resource runs and its health checks pass.</summary>
    /// <exception cref="DistributedApplicationException">The resource failed to start.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default)
    {
        var found = await WaitAsync(resourceName, e => e.Healthy || e.State == KnownResourceStates.FailedToStart, cancellationToken).ConfigureAwait(false);
        return found.Healthy ? found : throw new DistributedApplicationException(found.Reason);
    }

    /// <summary>Waits as <paramref name="waitBehavior"/> says.</summary>
    /// <exception cref="DistributedApplicationException">The resource failed to start, and waiting was to end then.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default) =>
        waitBehavior == WaitBehavior.StopOnResourceUnavailable
            ? await WaitForResourceHealthyAsync(resourceName, cancellationToken).ConfigureAwait(false)
            : await WaitAsync(resourceName, e => e.Healthy, cancellationToken).ConfigureAwait(false);

    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitAsync(resourceName, e => e.State == (targetState ?? KnownResourceStates.Running), cancellationToken);

    internal ResourceEvent this[string resourceName]
    {
        get
        {
            lock (_lock)
                return _states.GetValueOrDefault(resourceName) ?? new ResourceEvent(resourceName, KnownResourceStates.NotStarted);
        }
    }

    internal void Publish(ResourceEvent state)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _states[state.ResourceId] = state;
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        changed.SetResult();
    }

    async Task<ResourceEvent> WaitAsync(string resourceName, Func<ResourceEvent, bool> reached, CancellationToken cancel)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
                changed = _changed.Task;
            var state = this[resourceName];
            if (reached(state)) return state;
            await changed.WaitAsync(cancel).ConfigureAwait(false);
        }
    }
}

/// <param name="Reason">Why it failed, for people.</param>
public sealed record ResourceEvent(string ResourceId, string State, bool Healthy = false, string Reason = "");
