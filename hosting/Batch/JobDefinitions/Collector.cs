namespace AudioAspire.Hosting.Batch;

/// <summary>The AWS Distro for OpenTelemetry beside the job: spans to X-Ray, metrics to CloudWatch (embedded metric format).
/// It starts first and is stopped last, so that it gets the last spans.</summary>
static class Collector
{
    public const string Name = "collector";

    public static TaskContainer Container() => Containers.Create(Name, tag: Placeholders.Version, vcpus: 1, memoryMiB: 256) with
    {
        Environment = [new("AOT_CONFIG_CONTENT", Resources.Text("collector.yaml").Replace("SOCKET", JobFolder.CollectorSocket, StringComparison.Ordinal))],
    };
}
