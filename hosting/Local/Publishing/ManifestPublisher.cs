using System.Text.Encodings.Web;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Publishing;

/// <summary>--operation publish --publisher manifest --output-path FILE: writes the application down instead of running it.</summary>
sealed class ManifestPublisher(
    IReadOnlyList<IResource> resources, DistributedApplicationExecutionContext execution, IConfiguration configuration, ConsoleLog log,
    IHostApplicationLifetime lifetime) : IHostedService
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Publishing:Publisher"] is not (null or "manifest"))
            throw new DistributedApplicationException("Only a manifest can be written here: --publisher manifest. Other publishers need Aspire's own packages.");
        if (configuration["Pipeline:OutputPath"] is not { Length: > 0 } output)
            throw new DistributedApplicationException("--output-path FILE is missing: where the manifest goes.");
        output = Path.GetFullPath(output);
        if (Directory.Exists(output)) output = Path.Combine(output, "aspire-manifest.json");
        var folder = Path.GetDirectoryName(output)!;
        var manifest = await new Manifest(execution, folder).DescribeAsync(resources, cancellationToken);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(output + ".tmp", manifest.ToJsonString(Indented), cancellationToken);
        File.Move(output + ".tmp", output, overwrite: true);
        log.Write("manifest", output);
        lifetime.StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
