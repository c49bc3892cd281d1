namespace AudioAspire.Batch.Tests.Runner;

/// <summary>What runs containers: Docker, plain processes, or a script of a test.</summary>
interface IContainerEngine
{
    /// <returns>The name of a new, empty volume.</returns>
    Task<string> CreateVolumeAsync(CancellationToken cancel);

    Task RemoveVolumeAsync(string volume);

    /// <exception cref="ContainerException">It cannot be started.</exception>
    Task<IRunningContainer> StartAsync(ContainerRun run, CancellationToken cancel);
}

/// <param name="Mounts">Path in the container -> volume.</param>
sealed record ContainerRun(
    string Name, string Image, IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment, IReadOnlyDictionary<string, string> Mounts,
    IReadOnlyList<string> Tmpfs, string User, bool ReadonlyRoot, int MemoryMiB, int Vcpus);

interface IRunningContainer : IAsyncDisposable
{
    Task<int> ExitCode { get; }

    Task<string> ReadLogAsync();

    /// <summary>SIGTERM, and SIGKILL once the time is over.</summary>
    Task StopAsync(TimeSpan grace);
}

/// <summary>A container that could not be started; the message is Batch's "reason".</summary>
sealed class ContainerException(string reason) : Exception(reason);
