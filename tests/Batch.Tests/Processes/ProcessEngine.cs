using AudioAspire.Batch.Tests.Publishing;
using AudioAspire.Batch.Tests.Runner;
using AudioAspire.Hosting.Batch;
using AudioAspire.Tests;

namespace AudioAspire.Batch.Tests.Processes;

/// <summary>Containers as processes: an image is the built program of its service and the models that it is published with, a volume a folder,
/// the collector an OTLP receiver of this process.</summary>
sealed class ProcessEngine : IContainerEngine
{
    /// <value>The collectors of all attempts, for a test to look into.</value>
    public List<CollectorContainer> Collectors { get; } = [];

    /// <summary>Told about every process that was started.</summary>
    public Action<ContainerRun, RunningProgram>? Started { get; init; }

    public Task<string> CreateVolumeAsync(CancellationToken cancel) => Task.FromResult(Directory.CreateTempSubdirectory("job-").FullName);

    public Task RemoveVolumeAsync(string volume)
    {
        Directory.Delete(volume, recursive: true);
        return Task.CompletedTask;
    }

    public async Task<IRunningContainer> StartAsync(ContainerRun run, CancellationToken cancel)
    {
        if (run.Name == "collector")
        {
            var collector = await CollectorContainer.StartAsync(Outside(run, run.Environment["AOT_CONFIG_CONTENT"]));
            Collectors.Add(collector);
            return collector;
        }
        // REGISTRY/audioaspire/NAME:TAG
        var image = run.Image.Split('/')[^1].Split(':')[0];
        var program = RunningProgram.Start(Checkout.ProgramOf(char.ToUpperInvariant(image[0]) + image[1..]), run.Command,
            run.Environment.Select(v => KeyValuePair.Create(v.Key, Outside(run, v.Value))).Prepend(new("MODELS_DIR", ModelsOf(image, run))));
        Started?.Invoke(run, program);
        return new ProcessContainer(program);
    }

    static string ModelsOf(string image, ContainerRun run)
    {
        var models = Path.Combine(run.Mounts.Values.First(), $"models of {image}");
        Directory.CreateDirectory(models);
        var container = Application.Describe().Resources.Single(r => r.Name == image).Annotations.OfType<BatchContainerAnnotation>().Last();
        foreach (var name in container.Models.Append("manifest.json"))
            File.CreateSymbolicLink(Path.Combine(models, name), Path.Combine(Checkout.Root, "models", name));
        return models;
    }

    /// <summary>Paths in a mount -> paths in its folder.</summary>
    static string Outside(ContainerRun run, string text) => run.Mounts.Aggregate(text, (t, mount) => t.Replace(mount.Key + "/", mount.Value + "/", StringComparison.Ordinal));
}
