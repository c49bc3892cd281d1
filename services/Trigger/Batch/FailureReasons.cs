using System.Globalization;
using System.Text.Json;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Trigger.Batch;

/// <summary>Why a Batch job failed, as DescribeJobs and its events tell (Batch user guide, "Automated job retries",
/// "Job timeouts", "Jobs stuck in a RUNNABLE status"), in words a person can act upon.</summary>
internal static class FailureReasons
{
    /// <summary>The first that is found in any reason of the job, its last attempt or that attempt's containers.</summary>
    static readonly (string Part, string Code, string Message, string Hint)[] Known =
    [
        ("OutOfMemory", ErrorCode.OutOfMemory, "A container of the job ran out of memory.",
            "Raise that container's memory in the job definition, or split the recording; then upload it again."),
        ("exceeded timeout", ErrorCode.TimedOut, "The job ran longer than its definition allows.",
            "Raise the timeout of the job definition, or split the recording; then upload it again."),
        ("JobStateTimeLimit", ErrorCode.NoCapacity, "No machine was found for the job in time.",
            "Allow more instance types, zones or vCPUs in the compute environments; then upload the recording again."),
        ("CannotPullContainer", ErrorCode.ImageUnavailable, "An image of the job could not be pulled.",
            "Check the image's tag, the registry and the network of the compute environment; then upload the recording again."),
        ("Host EC2", ErrorCode.HostLost, "The machine was taken away on the last attempt as well.",
            "Upload the recording again, or let the queue fall back to on-demand machines."),
    ];

    /// <param name="job">A JobDetail.</param>
    public static JobFailure Explain(JsonElement job)
    {
        var last = job.Items("attempts").LastOrDefault();
        var containers = Containers(last).Concat(Containers(job)).ToList();
        var reasons = containers.Select(c => c.Text("reason")).Append(last.Text("statusReason")).Append(job.Text("statusReason"))
            .OfType<string>().Where(r => r.Length > 0).Distinct().ToList();
        var told = reasons.Count == 0 ? "" : $" AWS Batch says: {string.Join("; ", reasons)}.";
        foreach (var (part, code, message, hint) in Known)
            if (reasons.Any(r => r.Contains(part, StringComparison.OrdinalIgnoreCase))) return new JobFailure(code, message + told, hint);
        var codes = containers.Where(c => c.Text("name") is null or "pipeline").Select(c => c.Property("exitCode")).Where(e => e is { ValueKind: JsonValueKind.Number })
            .Select(e => e!.Value.GetInt32().ToString(CultureInfo.InvariantCulture)).Distinct().ToList();
        return new JobFailure(ErrorCode.JobFailed,
            $"The Batch job failed{(codes.Count == 0 ? "" : $" with exit code {string.Join(", ", codes)}")}.{told}",
            "Look at the job's log in /aws/batch/job; then upload the recording again.");
    }

    /// <summary>Of a job with one container, or with several.</summary>
    static IEnumerable<JsonElement> Containers(JsonElement holder)
    {
        if (holder.Property("container") is { } only) yield return only;
        foreach (var task in holder.Items("taskProperties").Concat((holder.Property("ecsProperties") ?? default).Items("taskProperties")))
            foreach (var container in task.Items("containers")) yield return container;
    }

    /// <summary>The environment of all containers of the job.</summary>
    public static IReadOnlyDictionary<string, string> Environment(JsonElement job) =>
        Containers(job).SelectMany(c => c.Items("environment"))
            .Where(v => v.Text("name") is not null && v.Text("value") is not null)
            .GroupBy(v => v.Text("name")!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Text("value")!, StringComparer.Ordinal);
}
