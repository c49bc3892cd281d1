namespace AudioAspire.AppHost.Serving;

/// <summary>What --localstack starts beside .NET. Without this check a container would only be said to have failed, and the CDK would end in a stack trace.</summary>
/// <param name="Files">One of them on the PATH is enough.</param>
sealed record RequiredProgram(string Name, string Address, params string[] Files)
{
    public static readonly RequiredProgram ContainerEngine = new("Docker or Podman", "https://docs.docker.com/get-started/get-docker, https://podman.io/docs/installation", "docker", "podman");
    public static readonly RequiredProgram Node = new("Node.js", "https://nodejs.org", "node");

    /// <param name="path">As in PATH.</param>
    /// <exception cref="DistributedApplicationException">Names all that are missing.</exception>
    public static void Require(string? path, params RequiredProgram[] programs)
    {
        var missing = programs.Where(p => !p.IsOn(path)).Select(p => $"{p.Name} ({p.Address})").ToList();
        if (missing.Count > 0)
            throw new DistributedApplicationException($"--localstack needs what is not installed: {string.Join(", and ", missing)}. Install it, or use an endpoint that needs none: docs/local-aws.md.");
    }

    bool IsOn(string? path) => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => Files.Any(file => File.Exists(Path.Combine(folder, file)) || File.Exists(Path.Combine(folder, file + ".exe"))));
}
