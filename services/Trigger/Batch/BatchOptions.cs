using System.Globalization;
using AudioAspire.ServiceDefaults;

namespace AudioAspire.Trigger.Batch;

/// <summary>Where jobs are submitted to, from the environment.</summary>
/// <param name="JobQueue">BATCH_JOB_QUEUE: name or ARN.</param>
/// <param name="JobDefinition">BATCH_JOB_DEFINITION: name, name:revision or ARN.</param>
/// <param name="MaxFailures">BATCH_MAX_FAILURES, 10: so often may a job be refused before it is given up.</param>
internal sealed record BatchOptions(string JobQueue, string JobDefinition, int MaxFailures = BatchOptions.DefaultMaxFailures)
{
    const int DefaultMaxFailures = 10;

    /// <returns>Null where BATCH_JOB_QUEUE is not set: jobs go to `Pipeline serve`.</returns>
    /// <exception cref="SettingException">The values cannot be used; every reason is in the message.</exception>
    public static BatchOptions? From(IConfiguration configuration)
    {
        if (configuration["BATCH_JOB_QUEUE"] is not { Length: > 0 } queue) return null;
        List<string> violations = [];
        var definition = configuration["BATCH_JOB_DEFINITION"] ?? "";
        if (definition.Length == 0) violations.Add("BATCH_JOB_DEFINITION must name the job definition");
        var failures = DefaultMaxFailures;
        if (configuration["BATCH_MAX_FAILURES"] is { Length: > 0 } given
            && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out failures) || failures < 1))
            violations.Add($"BATCH_MAX_FAILURES must be a number from 1, not '{given}'");
        if (configuration["STORE"]?.StartsWith("s3://", StringComparison.OrdinalIgnoreCase) != true)
            violations.Add("STORE must be s3://BUCKET, since Batch jobs do not see a folder of this machine");
        return violations.Count == 0
            ? new BatchOptions(queue, definition, failures)
            : throw new SettingException($"The Trigger cannot submit to AWS Batch: {string.Join("; ", violations)}.");
    }
}
