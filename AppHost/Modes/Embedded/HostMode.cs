namespace AudioAspire.AppHost.Modes;

/// <summary>hosting/Local: plain processes, the console in place of a dashboard.</summary>
static class HostMode
{
    /// <summary>Nothing has to be said to it.</summary>
    public static string[] ArgumentsFor(RunSettings run) => [];
}
