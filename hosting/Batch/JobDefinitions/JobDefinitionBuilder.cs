using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AudioAspire.Hosting.Batch;

/// <summary>The resources of an application -> the multi-container job: the one published as the job, essential, and all it waits for.</summary>
static class JobDefinitionBuilder
{
    /// <summary>AWS Batch, service quotas: size of a job definition.</summary>
    const int MaxBytes = 24 * 1024;
    static readonly TimeSpan Timeout = TimeSpan.FromHours(6);

    /// <exception cref="DistributedApplicationException">The resources do not make up a job, or one that is too large.</exception>
    public static async Task<JobDefinition> BuildAsync(IEnumerable<IResource> resources, bool gpu, CancellationToken cancel)
    {
        var (job, command) = JobOf(resources);
        var containers = new List<TaskContainer> { await ContainerAsync(job, gpu, cancel) with { Essential = true, Command = command } };
        foreach (var service in ServicesOf(job)) containers.Add(await ContainerAsync(service, gpu, cancel));
        containers.Add(Collector.Container());
        var definition = new JobDefinition
        {
            JobDefinitionName = gpu ? "audioaspire" : "audioaspire-cpu",
            RetryStrategy = RetryRules.Strategy,
            Timeout = new((int)Timeout.TotalSeconds),
            EcsProperties = new([new(Placeholders.ExecutionRoleArn, Placeholders.TaskRoleArn, [new(JobFolder.Volume, new())], containers)]),
        };
        RequireSize(definition.ToJson());
        return definition;
    }

    /// <summary>What a resource waits for, directly or not, in the order of the application.</summary>
    public static IReadOnlyList<IResource> ServicesOf(IResource resource) =>
        [.. WaitedFor(resource).SelectMany(r => (IEnumerable<IResource>)[.. ServicesOf(r), r]).Distinct()];

    public static (IResource Resource, IReadOnlyList<string> Command) JobOf(IEnumerable<IResource> resources) =>
        resources.Select(r => (Resource: r, Job: r.Annotations.OfType<BatchJobAnnotation>().LastOrDefault())).Where(r => r.Job is not null).ToList() switch
        {
            [var (resource, job)] => (resource, job!.Command),
            [] => throw new DistributedApplicationException("No resource is published as a Batch job. Call PublishAsBatchJob on the one that decides over the job's end."),
            var several => throw new DistributedApplicationException(
                $"Only one resource can be the Batch job, not {string.Join(" and ", several.Select(r => r.Resource.Name))}. Take PublishAsBatchJob from the others."),
        };

    public static BatchContainerAnnotation SizeOf(IResource resource) => resource.Annotations.OfType<BatchContainerAnnotation>().LastOrDefault()
        ?? throw new DistributedApplicationException($"'{resource.Name}' is part of the Batch job, but nothing says what it needs. Call WithBatchContainer on it.");

    internal static void RequireSize(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) is > MaxBytes and var bytes)
            throw new DistributedApplicationException(
                $"The job definition has {bytes:N0} bytes; AWS Batch takes {MaxBytes:N0}. Shorten what WithEnvironment gives to the containers of the job.");
    }

    static async Task<TaskContainer> ContainerAsync(IResource resource, bool gpu, CancellationToken cancel)
    {
        var size = SizeOf(resource);
        var (environment, secrets) = await ContainerEnvironment.OfAsync(resource, cancel);
        var gpus = gpu ? size.Gpus : 0;
        return Containers.Create(resource.Name, Placeholders.Version + (gpus > 0 ? "-cuda" : ""), size.Vcpus, size.MemoryMiB, gpus) with
        {
            DependsOn = [new(Collector.Name), .. WaitedFor(resource).Select(r => new ContainerDependency(r.Name))],
            Environment = environment,
            Secrets = secrets,
        };
    }

    static IEnumerable<IResource> WaitedFor(IResource resource) => resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource).Distinct();
}
