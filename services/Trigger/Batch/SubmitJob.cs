using System.Globalization;
using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Trigger.Batch;

/// <summary>The body of SubmitJob: the job definition's container `pipeline` gets `run KEY` and the job's identity.</summary>
internal static class SubmitJob
{
    /// <summary>Batch takes no larger request.</summary>
    const int MaxBytes = 30 << 10;
    const int MaxNameLength = 128;
    const string Container = "pipeline";

    /// <summary>The same for every submission of one claim, so that an earlier one is found again; readable in the console.</summary>
    public static string NameOf(InterviewName name, JobStatus job)
    {
        var prefix = "audioaspire-" + string.Concat(name.ToString().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return $"{prefix[..Math.Min(prefix.Length, MaxNameLength - job.JobId.Length - 1)]}-{job.JobId}";
    }

    /// <exception cref="BatchException">The job is too large to be submitted.</exception>
    public static byte[] Body(BatchOptions options, InterviewName name, JobStatus job)
    {
        var environment = new Dictionary<string, string?>
        {
            [JobVariables.JobId] = job.JobId,
            [JobVariables.TraceParent] = job.TraceParent,
            [JobVariables.InputKey] = job.Input.Key,
            [JobVariables.InputEtag] = job.Input.Etag,
            [JobVariables.InputVersionId] = job.Input.VersionId,
            [JobVariables.InputSize] = job.Input.Size.ToString(CultureInfo.InvariantCulture),
            [JobVariables.StatusKey] = ObjectKeys.StatusOf(name),
        };
        var container = new
        {
            name = Container,
            command = (string[])["run", job.Input.Key],
            environment = environment.Where(v => v.Value is not null).Select(v => new { name = v.Key, value = v.Value }),
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            jobName = NameOf(name, job),
            jobQueue = options.JobQueue,
            jobDefinition = options.JobDefinition,
            ecsPropertiesOverride = new { taskProperties = new[] { new { containers = new[] { container } } } },
        });
        return body.Length <= MaxBytes ? body : throw new BatchException($"The job of '{job.Input.Key}' takes {body.Length} bytes; Batch allows {MaxBytes}.", isPassing: false);
    }
}
