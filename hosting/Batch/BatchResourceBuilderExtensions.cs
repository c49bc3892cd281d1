using Aspire.Hosting.ApplicationModel;
using AudioAspire.Hosting.Batch;

namespace Aspire.Hosting;

/// <summary>What AWS needs to know about a resource; none of it matters to a local run.</summary>
public static class BatchResourceBuilderExtensions
{
    /// <summary>The resource is a container of the Batch job.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="vcpus">Processors reserved, in whole numbers; idle ones may be used beyond them.</param>
    /// <param name="memoryMiB">Memory, a hard limit.</param>
    /// <param name="gpus">GPUs reserved, where the job has any. Two containers of a job cannot share one.</param>
    /// <param name="models">Folders below models/ that its image holds.</param>
    /// <param name="programs">Debian packages that its image holds, each with a program of the same name.</param>
    public static IResourceBuilder<ProjectResource> WithBatchContainer(
        this IResourceBuilder<ProjectResource> builder, int vcpus, int memoryMiB, int gpus = 0, string[]? models = null, string[]? programs = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vcpus, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(memoryMiB, 4);
        ArgumentOutOfRangeException.ThrowIfNegative(gpus);
        return builder.WithAnnotation(new BatchContainerAnnotation(vcpus, memoryMiB, gpus, models ?? [], programs ?? []));
    }

    /// <summary>The resource is the job: it ends with the job's exit code; what it waits for runs beside it.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="command">Arguments instead of those of a local run; Ref::NAME stands for a parameter of the submission.</param>
    public static IResourceBuilder<ProjectResource> PublishAsBatchJob(this IResourceBuilder<ProjectResource> builder, params string[] command) =>
        builder.WithAnnotation(new BatchJobAnnotation(command));

    /// <summary>The resource takes events in Lambda, through the Lambda Web Adapter.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsLambda(this IResourceBuilder<ProjectResource> builder) =>
        builder.WithAnnotation(new LambdaImageAnnotation());
}
