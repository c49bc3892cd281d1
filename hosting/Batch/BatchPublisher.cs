using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AudioAspire.Hosting.Batch;

/// <summary>Writes what is needed to run the application in AWS: the job definition, and how its images are built.</summary>
public static class BatchPublisher
{
    public const string JobDefinitionFile = "job-definition.json";

    /// <summary>The exact body of RegisterJobDefinition, with <see cref="Placeholders"/>.</summary>
    /// <param name="resources">The application.</param>
    /// <param name="gpu">False leaves the GPUs out.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="DistributedApplicationException">The application cannot be a job.</exception>
    public static Task<JobDefinition> DescribeAsync(IEnumerable<IResource> resources, bool gpu = true, CancellationToken cancel = default) =>
        JobDefinitionBuilder.BuildAsync(resources, gpu, cancel);

    /// <summary>Writes job-definition.json and a build file for every image.</summary>
    /// <param name="resources">The application.</param>
    /// <param name="folder">Created where it is missing; files of an earlier time are replaced, each at once.</param>
    /// <param name="values">Values for some of the placeholders.</param>
    /// <param name="gpu">False leaves the GPUs out.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="DistributedApplicationException">The application cannot be a job, or there is no such placeholder; nothing is written.</exception>
    public static async Task<IReadOnlyList<string>> PublishAsync(
        IEnumerable<IResource> resources, string folder, IReadOnlyDictionary<string, string> values, bool gpu = true, CancellationToken cancel = default)
    {
        var definition = Placeholders.Fill((await DescribeAsync(resources, gpu, cancel)).ToJson(), values);
        JobDefinitionBuilder.RequireSize(definition);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal) { [JobDefinitionFile] = definition };
        foreach (var (name, content) in ImageFiles.For(resources, gpu)) files[name] = content;
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in files) await WriteAsync(Path.Combine(folder, name), content, cancel);
        return [.. files.Keys.Select(name => Path.Combine(folder, name))];
    }

    static async Task WriteAsync(string path, string content, CancellationToken cancel)
    {
        var temporary = path + ".tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, content, cancel);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
