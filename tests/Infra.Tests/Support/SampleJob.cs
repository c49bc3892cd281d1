using AudioAspire.Infra.JobDefinitions;

namespace AudioAspire.Infra.Tests.Support;

internal static class SampleJob
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "Support", "job-definition.json");

    public static BatchJob Read() => BatchJob.Parse(System.IO.File.ReadAllText(File));
}
