namespace AudioAspire.AppHost.Modes;

/// <summary>Aspire, with its orchestrator and dashboard.</summary>
static class HostMode
{
    /// <summary>What a launch profile would set, so that the default mode needs none; the environment wins.</summary>
    static readonly (string Name, string Value)[] Defaults =
    [
        ("ASPNETCORE_URLS", "http://localhost:15888"),
        ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:15889"),
        // Both addresses are this machine's own.
        ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
    ];

    public static string[] Arguments =>
        [.. Defaults.Where(d => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(d.Name))).Select(d => $"--{d.Name}={d.Value}")];

    /// <summary>The services were built with the AppHost: building all of them again at once, as Aspire does with projects that it knows by
    /// path, would fail over the files that they share.</summary>
    public static IDistributedApplicationBuilder Prepare(IDistributedApplicationBuilder builder)
    {
        foreach (var project in builder.Resources.OfType<ProjectResource>())
        {
            var path = project.GetProjectMetadata().ProjectPath;
            foreach (var metadata in project.Annotations.OfType<IProjectMetadata>().ToList()) project.Annotations.Remove(metadata);
            project.Annotations.Add(new BuiltProject(path));
        }
        return builder;
    }

    sealed record BuiltProject(string ProjectPath) : IProjectMetadata
    {
        public bool SuppressBuild => true;
    }
}
