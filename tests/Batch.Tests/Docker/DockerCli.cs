using System.Diagnostics;

namespace AudioAspire.Batch.Tests.Docker;

/// <summary>The docker command against one daemon.</summary>
sealed class DockerCli(string host)
{
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public async Task<string> RunAsync(params string[] args)
    {
        var (code, output, error) = await TryAsync("docker", args);
        return code == 0 ? output : throw new InvalidOperationException($"docker {string.Join(' ', args)}: {error}");
    }

    /// <summary>Another program that calls docker.</summary>
    public async Task<(int Code, string Output, string Error)> TryAsync(string program, IEnumerable<string> args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = Checkout.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOCKER_HOST"] = host;
        // The older builder needs no plug-in.
        start.Environment["DOCKER_BUILDKIT"] = "0";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await error).Trim());
    }
}
