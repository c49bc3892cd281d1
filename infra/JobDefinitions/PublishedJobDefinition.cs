using System.Diagnostics;

namespace AudioAspire.Infra.JobDefinitions;

/// <summary>Asks the AppHost that was built beside this program, so that what runs locally and what is deployed cannot drift apart.</summary>
internal sealed class PublishedJobDefinition(bool gpu, string? appHost = null) : IJobDefinitionSource
{
    readonly string appHost = appHost ?? Beside(new DirectoryInfo(AppContext.BaseDirectory));

    public async Task<string> ReadAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("audioaspire-publish-");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", appHost, "publish", "--output", folder.FullName, .. gpu ? (string[])[] : ["--cpu"]])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await process.WaitForExitAsync(cancel);
            var file = Path.Combine(folder.FullName, "job-definition.json");
            return process.ExitCode == 0 && File.Exists(file)
                ? await File.ReadAllTextAsync(file, cancel)
                : throw new InfraException("publish-failed",
                    $"The AppHost published no job definition (exit code {process.ExitCode}). {string.Join(' ', await said).Trim()}",
                    "Run `dotnet run --project AppHost -- publish --output DIR` to see why, or give a published one with --job-definition FILE.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>artifacts/bin/Infra/debug -> artifacts/bin/AppHost/debug: the same configuration.</summary>
    static string Beside(DirectoryInfo own) => Path.Combine(own.Parent!.Parent!.FullName, "AppHost", own.Name, "AudioAspire.AppHost.dll");
}
