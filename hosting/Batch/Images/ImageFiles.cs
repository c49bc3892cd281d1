using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AudioAspire.Hosting.Batch;

/// <summary>One Dockerfile an image, and a script that builds them all from the root of the repository.</summary>
static class ImageFiles
{
    public static IEnumerable<(string Name, string Content)> For(IEnumerable<IResource> resources, bool gpu)
    {
        var (job, _) = JobDefinitionBuilder.JobOf(resources);
        var names = new List<string>();
        foreach (var resource in JobDefinitionBuilder.ServicesOf(job).Append(job))
            yield return Add(resource.Name, Service(resource, JobDefinitionBuilder.SizeOf(resource)));
        foreach (var resource in resources.Where(r => r.Annotations.OfType<LambdaImageAnnotation>().Any()))
            yield return Add(resource.Name, Fill("lambda.Dockerfile", resource));
        yield return Add(Collector.Name, Resources.Text("collector.Dockerfile"));
        var cuda = resources.Where(r => gpu && r.Annotations.OfType<BatchContainerAnnotation>().LastOrDefault() is { Gpus: > 0 }).Select(r => r.Name).ToList();
        if (cuda.Count > 0) yield return ("cuda-base.Dockerfile", Resources.Text("cuda-base.Dockerfile"));
        yield return ("build-images.sh", Resources.Text("build-images.sh")
            .Replace("@IMAGES@", string.Join(' ', names.Except(cuda)), StringComparison.Ordinal)
            .Replace("@CUDA_IMAGES@", string.Join(' ', cuda), StringComparison.Ordinal));

        (string, string) Add(string name, string content)
        {
            names.Add(name);
            return ($"{name}.Dockerfile", content);
        }
    }

    // The container of the job ends by itself, and its exit code tells how: nobody could ask it while it works.
    const string NoHealth = "NONE", Health = "--interval=30s --timeout=10s --start-period=60s CMD [\"dotnet\", \"/app/AudioAspire.@PROJECT@.dll\", \"health\"]";

    static string Service(IResource resource, BatchContainerAnnotation container) => Fill("service.Dockerfile", resource)
        .Replace("@MODELS@", string.Concat(container.Models.Select(m => $"COPY models/{m}/ /app/models/{m}/\n")), StringComparison.Ordinal)
        .Replace("@PROGRAMS@", string.Concat(container.Programs.Select(Install)), StringComparison.Ordinal);

    static string Fill(string template, IResource resource)
    {
        var project = Path.GetFileNameWithoutExtension(resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath);
        return Resources.Text(template)
            .Replace("@HEALTH@", resource.Annotations.OfType<BatchJobAnnotation>().Any() ? NoHealth : Health, StringComparison.Ordinal)
            .Replace("@NAME@", resource.Name, StringComparison.Ordinal)
            .Replace("@PROJECT@", project, StringComparison.Ordinal);
    }

    // A base image that has the program needs no package manager.
    static string Install(string program) => $"""
        RUN command -v {program} >/dev/null \
         || (apt-get update && apt-get install -y --no-install-recommends {program} && rm -rf /var/lib/apt/lists/*)

        """.ReplaceLineEndings("\n");
}
