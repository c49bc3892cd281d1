namespace AudioAspire.AppHost.Serving;

/// <summary>What Aspire starts containers with. It would only say of each container that it failed to start.</summary>
static class ContainerEngine
{
    static readonly string[] Programs = ["docker", "podman", "docker.exe", "podman.exe"];

    /// <param name="path">As in PATH.</param>
    /// <exception cref="DistributedApplicationException">There is none.</exception>
    public static void Require(string? path)
    {
        var folders = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (folders.Any(folder => Programs.Any(program => File.Exists(Path.Combine(folder, program))))) return;
        throw new DistributedApplicationException(
            "--localstack runs a container, and neither Docker nor Podman is installed. Install one of them (https://docs.docker.com/get-started/get-docker, "
            + "https://podman.io/docs/installation), or use an endpoint that needs none: docs/local-aws.md.");
    }
}
