using System.Diagnostics;

namespace AudioAspire.Batch.Tests.Docker;

/// <summary>A Docker daemon of the test's own, without networks: containers use the machine's, as on EC2.</summary>
sealed class DockerDaemon : IAsyncDisposable
{
    readonly Process _process;
    readonly string _folder;

    DockerDaemon(Process process, string folder, DockerCli cli) => (_process, _folder, Cli) = (process, folder, cli);

    public DockerCli Cli { get; }

    /// <returns>Why there can be none here; null where there can.</returns>
    public static string? Missing() =>
        !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "a Docker daemon can be started on Linux and by root only"
        : ((string[])["dockerd", "docker", "debootstrap"]).FirstOrDefault(program => !IsInstalled(program)) is { } program ? $"{program} is not installed (Debian packages docker.io, debootstrap)"
        : null;

    /// <param name="folder">Keeps its images.</param>
    public static async Task<DockerDaemon> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var socket = Path.Combine(folder, "docker.sock");
        var process = Process.Start(new ProcessStartInfo("dockerd",
        [
            "--data-root", Path.Combine(folder, "docker"), "--exec-root", Path.Combine(folder, "exec"), "--pidfile", Path.Combine(folder, "docker.pid"),
            "--host", $"unix://{socket}", "--iptables=false", "--bridge=none", "--log-level", "error",
        ]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var cli = new DockerCli($"unix://{socket}");
        for (var started = Stopwatch.StartNew(); (await cli.TryAsync("docker", ["version"])).Code != 0;)
        {
            Assert.SkipWhen(process.HasExited, "dockerd cannot run here: it needs a privileged machine");
            Assert.True(started.Elapsed < TimeSpan.FromMinutes(1), "dockerd does not answer");
            await Task.Delay(200);
        }
        return new DockerDaemon(process, folder, cli);
    }

    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(Path.Combine(_folder, "docker.pid"));
        // The network that the containers shared stays mounted, and would keep the folder from being deleted.
        foreach (var mount in Directory.GetFiles(Directory.CreateDirectory(Path.Combine(_folder, "exec", "netns")).FullName))
            using (var unmount = Process.Start("umount", ["--lazy", mount])) await unmount.WaitForExitAsync();
    }

    static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program)));
}
