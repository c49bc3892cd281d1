using System.Globalization;

namespace AudioAspire.Hosting.Batch;

/// <summary>What all containers of a job have in common.</summary>
static class Containers
{
    /// <summary>The user and group of the official .NET images ("app"). The job's folder belongs to it in every image, and so in the volume.</summary>
    const string User = "1654:1654";

    public static TaskContainer Create(string name, string tag, int vcpus, int memoryMiB, int gpus = 0) => new()
    {
        Name = name,
        Image = $"{Placeholders.Registry}/audioaspire/{name}:{tag}",
        Essential = false,
        ResourceRequirements = [.. Requirements(vcpus, memoryMiB, gpus)],
        MountPoints = [new(JobFolder.Volume, JobFolder.Path)],
        LinuxParameters = new([new("/tmp", 64, ["noexec", "nosuid", "nodev"])]),
        LogConfiguration = new("awslogs", new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["awslogs-group"] = Placeholders.LogGroup,
            ["awslogs-region"] = Placeholders.Region,
            ["awslogs-stream-prefix"] = name,
        }),
        User = User,
    };

    static IEnumerable<ResourceRequirement> Requirements(int vcpus, int memoryMiB, int gpus)
    {
        yield return new("VCPU", Text(vcpus));
        yield return new("MEMORY", Text(memoryMiB));
        if (gpus > 0) yield return new("GPU", Text(gpus));
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
