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
        // A service that is still loading its models is no failure with a stack trace.
        ("Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks", "None"),
    ];

    /// <summary>One analysis shows its own progress.</summary>
    static readonly (string Name, string Value)[] Quiet = [("Logging:LogLevel:Default", "Error")];

    public static string[] ArgumentsFor(RunSettings run) =>
        [.. (run.OneShot ? [.. Defaults, .. Quiet] : Defaults).Where(d => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(d.Name))).Select(d => $"--{d.Name}={d.Value}")];
}
