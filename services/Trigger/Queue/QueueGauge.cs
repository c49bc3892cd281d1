using System.Text.Json;

namespace AudioAspire.Trigger.Queue;

/// <summary>How many jobs wait and for how long, as a line of CloudWatch's embedded metric format: what reads the log makes metrics of it,
/// so that no right and no call is needed. AWS Batch itself counts neither.</summary>
/// <param name="output">Gets the line as it is: a logger would wrap it, and CloudWatch would not know it again.</param>
/// <param name="queue">The one dimension, so that two deployments of an account stay apart.</param>
/// <remarks>Amazon CloudWatch user guide, "Specification: Embedded metric format".</remarks>
internal sealed class QueueGauge(TextWriter output, string queue)
{
    static readonly object[] Directives =
    [
        new
        {
            Namespace = "AudioAspire",
            Dimensions = new[] { new[] { "JobQueue" } },
            Metrics = new[] { new { Name = "OldestQueuedSeconds", Unit = "Seconds" }, new { Name = "QueuedJobs", Unit = "Count" } },
        },
    ];

    /// <param name="waits">How long each queued job waits. None is told, too: silence would mean that nobody looked.</param>
    public void Tell(IReadOnlyCollection<TimeSpan> waits, DateTimeOffset now) => output.WriteLine(JsonSerializer.Serialize(new
    {
        _aws = new { Timestamp = now.ToUnixTimeMilliseconds(), CloudWatchMetrics = Directives },
        JobQueue = queue,
        OldestQueuedSeconds = waits.Count == 0 ? 0 : Math.Round(waits.Max().TotalSeconds),
        QueuedJobs = waits.Count,
    }));
}
