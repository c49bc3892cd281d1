using System.Net;
using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Trigger.Batch;

namespace AudioAspire.Trigger.Events;

/// <summary>Reads what S3, Batch and schedules say, directly, through EventBridge, SNS or SQS, alone or in batches.
/// S3's own messages URL-encode the key with '+' for space; EventBridge's carry it raw
/// (S3 user guide, "Event message structure" and "EventBridge event message structure").
/// Fields that imitations of S3 leave out or spell otherwise are not asked for.</summary>
internal static class EventReader
{
    /// <summary>S3 in SNS in SQS in an array is four deep.</summary>
    const int MaxDepth = 6;

    public static EventBatch Read(JsonElement message)
    {
        var batch = new EventBatch();
        Read(message, null, 0, batch);
        return batch;
    }

    /// <param name="body">Of a message that SQS delivered.</param>
    public static EventBatch ReadSqs(string body, string messageId)
    {
        var batch = new EventBatch();
        Unwrap(body, messageId, 0, batch);
        return batch;
    }

    static void Read(JsonElement message, string? messageId, int depth, EventBatch batch)
    {
        if (depth > MaxDepth) batch.Ignored.Add(new("message", "It is wrapped too often."));
        else if (message.ValueKind == JsonValueKind.Array)
            foreach (var item in message.EnumerateArray()) Read(item, messageId, depth + 1, batch);
        else if (message.Property("Records") is { ValueKind: JsonValueKind.Array } records) Read(records, messageId, depth + 1, batch);
        else if (message.Text("body") is { } body) Unwrap(body, message.Text("messageId"), depth, batch);
        else if (message.Property("Sns")?.Text("Message") is { } notification) Unwrap(notification, messageId, depth, batch);
        else if (message.Text("Type") == "Notification" && message.Text("Message") is { } text) Unwrap(text, messageId, depth, batch);
        else if (message.Property("s3") is { } s3) ReadS3(message, s3, messageId, batch);
        else ReadEventBridge(message, messageId, batch);
    }

    static void Unwrap(string json, string? messageId, int depth, EventBatch batch)
    {
        try
        {
            using var inner = JsonDocument.Parse(json);
            Read(inner.RootElement, messageId, depth + 1, batch);
        }
        catch (JsonException)
        {
            batch.Ignored.Add(new("message", "What it carries is not JSON."));
        }
    }

    static void ReadS3(JsonElement record, JsonElement s3, string? messageId, EventBatch batch)
    {
        var name = record.Text("eventName") ?? "";
        var kind = name.StartsWith("s3:", StringComparison.Ordinal) ? name[3..] : name;
        Add(s3, kind.StartsWith("ObjectCreated:", StringComparison.Ordinal), kind, WebUtility.UrlDecode, messageId, batch);
    }

    static void ReadEventBridge(JsonElement message, string? messageId, EventBatch batch)
    {
        var (source, kind) = (message.Text("source"), message.Text("detail-type") ?? "");
        var detail = message.Property("detail") ?? default;
        if (source == "aws.s3") Add(detail, kind == "Object Created", kind, raw => raw, messageId, batch);
        else if (source == "aws.batch" && kind == "Batch Job State Change") ReadJob(detail, messageId, batch);
        else if (kind == "Scheduled Event") batch.IsTick = true;
        else if (message.Text("Event") == "s3:TestEvent") batch.Ignored.Add(new("s3:TestEvent", "It is S3's test message."));
        else batch.Ignored.Add(new("message", "It is no event that is known here."));
    }

    static void ReadJob(JsonElement job, string? messageId, EventBatch batch)
    {
        var (id, status) = (job.Text("jobId") ?? "job", job.Text("status"));
        var environment = FailureReasons.Environment(job);
        if (status != "FAILED") batch.Ignored.Add(new(id, $"The job is {status}; it tells the rest itself."));
        else if (!environment.TryGetValue(JobVariables.JobId, out var claim) || !environment.TryGetValue(JobVariables.StatusKey, out var key)
            || ObjectKeys.ParseStatus(key) is not { } name) batch.Ignored.Add(new(id, "It is no job of the Trigger's."));
        else batch.Ends.Add(new JobEnd(id, claim, name, FailureReasons.Explain(job), messageId));
    }

    static void Add(JsonElement holder, bool created, string kind, Func<string, string?> decode, string? messageId, EventBatch batch)
    {
        if (holder.Property("object")?.Text("key") is not { Length: > 0 } written || decode(written) is not { } key)
            batch.Ignored.Add(new(kind, "It names no object."));
        else if (!created) batch.Ignored.Add(new(key, $"'{kind}' creates no object."));
        else batch.Uploads.Add(new UploadEvent(key, holder.Property("bucket")?.Text("name"), messageId));
    }
}
