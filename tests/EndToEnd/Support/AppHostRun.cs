using AudioAspire.Scoring;
using AudioAspire.Tests;

namespace AudioAspire.EndToEnd.Support;

/// <summary>The AppHost as a user starts it, in a folder of its own.</summary>
internal static class AppHostRun
{
    public static RunningProgram Start(string workingDirectory, IReadOnlyDictionary<string, string>? environment = null, params string[] args)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var appHost = Path.Combine(Samples.Root, "artifacts", "bin", "AppHost", configuration, "AudioAspire.AppHost.dll");
        return RunningProgram.Start(appHost, args, environment ?? new Dictionary<string, string>(), start => start.WorkingDirectory = workingDirectory);
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(
        string workingDirectory, CancellationToken cancel, IReadOnlyDictionary<string, string>? environment = null, params string[] args)
    {
        await using var run = Start(workingDirectory, environment, args);
        return (await run.ExitAsync(cancel), run.Output);
    }
}
