using AudioAspire.Tests;

namespace AudioAspire.Pipeline.Tests.Production;

/// <summary>A service as a container would start it: its own process, nothing but its environment.</summary>
internal static class ServiceProcess
{
    public static RunningProgram Start(string service, IEnumerable<KeyValuePair<string, string>> environment, params string[] args)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var assembly = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", service, configuration, $"AudioAspire.{service}.dll"));
        return RunningProgram.Start(assembly, args, environment);
    }
}
