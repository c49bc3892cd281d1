using System.Collections.Concurrent;
using System.Globalization;
using AudioAspire.Batch.Tests.Runner;

namespace AudioAspire.Batch.Tests.Docker;

/// <summary>Containers of Docker, with the limits, the user, the read-only root and the host's network that ECS gives them on EC2.</summary>
sealed class DockerEngine(DockerCli docker) : IContainerEngine
{
    /// <value>Every container with its id.</value>
    public ConcurrentQueue<(ContainerRun Run, string Id)> Started { get; } = [];

    public Task<string> CreateVolumeAsync(CancellationToken cancel) => docker.RunAsync("volume", "create");

    public Task RemoveVolumeAsync(string volume) => docker.RunAsync("volume", "rm", volume);

    public async Task<IRunningContainer> StartAsync(ContainerRun run, CancellationToken cancel)
    {
        List<string> args =
        [
            "create", "--network", "host", "--user", run.User, "--cap-drop", "ALL",
            "--memory", $"{run.MemoryMiB}m", "--cpu-shares", (run.Vcpus * 1024).ToString(CultureInfo.InvariantCulture),
        ];
        if (run.ReadonlyRoot) args.Add("--read-only");
        foreach (var tmpfs in run.Tmpfs) args.AddRange(["--tmpfs", tmpfs]);
        foreach (var (path, volume) in run.Mounts) args.AddRange(["--volume", $"{volume}:{path}"]);
        foreach (var (name, value) in run.Environment) args.AddRange(["--env", $"{name}={value}"]);
        var id = await docker.RunAsync([.. args, run.Image, .. run.Command]);
        await docker.RunAsync("start", id);
        Started.Enqueue((run, id));
        return new Container(docker, id);
    }

    sealed class Container(DockerCli docker, string id) : IRunningContainer
    {
        public Task<int> ExitCode { get; } = EndAsync(docker, id);

        public async Task<string> ReadLogAsync()
        {
            var (_, output, error) = await docker.TryAsync("docker", ["logs", id]);
            return output + error;
        }

        public Task StopAsync(TimeSpan grace) => docker.RunAsync("stop", "--time", grace.TotalSeconds.ToString(CultureInfo.InvariantCulture), id);

        public async ValueTask DisposeAsync() => await docker.RunAsync("rm", "--force", id);

        static async Task<int> EndAsync(DockerCli docker, string id) => int.Parse(await docker.RunAsync("wait", id), CultureInfo.InvariantCulture);
    }
}
