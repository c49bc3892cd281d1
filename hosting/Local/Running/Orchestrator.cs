using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Running;

/// <summary>Starts every project resource in the order of its waits, and ends them in the opposite order.</summary>
sealed class Orchestrator(
    IReadOnlyList<IResource> resources, DistributedApplicationExecutionContext execution, ResourceNotificationService notifications, ConsoleLog log, TimeProvider time)
    : IHostedService, IDisposable
{
    /// <summary>Five seconds are promised for everything.</summary>
    static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(4.5);
    /// <summary>How long a process may keep those it depends on from being asked to stop.</summary>
    static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(2);
    readonly CancellationTokenSource _stopping = new();
    IReadOnlyList<Supervisor> _supervisors = [];
    Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var projects = StartOrder.Of(resources.OfType<ProjectResource>());
        foreach (var project in projects)
            BuiltOutputs.ProgramOf(project.Name, project.Annotations.OfType<IProjectMetadata>().Last().ProjectPath);
        Ports.Allocate(projects);
        foreach (var project in projects) log.Register(project.Name);
        _supervisors = [.. projects.Select(p => new Supervisor(p, execution, notifications, log, time))];
        _running = Task.WhenAll([.. _supervisors.Select(s => s.RunAsync(_stopping.Token)), PrintTableAsync(_stopping.Token)]);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running;
        using var timeIsUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeIsUp.CancelAfter(TimeToStop);
        var stops = new Dictionary<IResource, Task>();
        foreach (var supervisor in _supervisors.Reverse())
        {
            var dependents = _supervisors.Where(s => StartOrder.DependenciesOf(s.Resource).Contains(supervisor.Resource)).Select(s => stops[s.Resource]);
            stops[supervisor.Resource] = StopAsync(supervisor, Task.WhenAll([.. dependents]), timeIsUp.Token);
        }
        await Task.WhenAll(stops.Values);
    }

    public void Dispose() => _stopping.Dispose();

    async Task StopAsync(Supervisor supervisor, Task dependents, CancellationToken timeIsUp)
    {
        await Task.WhenAny(dependents, Task.Delay(HeadStart, time, timeIsUp));
        await supervisor.StopAsync(timeIsUp);
    }

    async Task PrintTableAsync(CancellationToken stopping)
    {
        foreach (var supervisor in _supervisors)
            try
            {
                await notifications.WaitForResourceHealthyAsync(supervisor.Resource.Name, stopping);
            }
            catch (DistributedApplicationException)
            {
                // The table says so.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        log.WriteTable([["service", "state", "address"], .. _supervisors.Select(s => Row(s.Resource))]);
    }

    string[] Row(ProjectResource project)
    {
        var state = notifications[project.Name];
        var addresses = project.Annotations.OfType<EndpointAnnotation>().Where(e => e.Name != "health").Select(e => e.AllocatedEndpoint?.UriString ?? "");
        return [project.Name, state.Healthy ? "healthy" : state.State, string.Join(' ', addresses)];
    }
}
