using System.Net;
using System.Text.Json;

namespace AudioAspire.Trigger.Events;

/// <summary>Reads what S3 says, directly, through EventBridge, SNS or SQS, alone or in batches.
/// S3's own messages URL-encode the key with '+' for space; EventBridge's carry it raw
/// (S3 user guide, "Event message structure" and "EventBridge event message structure").
/// Fields that imitations of S3 leave out or spell otherwise are not asked for.</summary>
internal static class EventReader
{
    /// <summary>S3 in SNS in SQS in an array is four deep.</summary>
    const int MaxDepth = 6;

    /// <exception cref="JsonException">Not JSON.</exception>
    public static EventBatch Read(JsonElement message)
    {
        var (uploads, ignored) = (new List<UploadEvent>(), new List<IgnoredEvent>());
        Read(message, null, 0, uploads, ignored);
        return new EventBatch(uploads, ignored);
    }

    static void Read(JsonElement message, string? messageId, int depth, List<UploadEvent> uploads, List<IgnoredEvent> ignored)
    {
        if (depth > MaxDepth) ignored.Add(new("message", "It is wrapped too often."));
        else if (message.ValueKind == JsonValueKind.Array)
            foreach (var item in message.EnumerateArray()) Read(item, messageId, depth + 1, uploads, ignored);
        else if (message.Property("Records") is { ValueKind: JsonValueKind.Array } records) Read(records, messageId, depth + 1, uploads, ignored);
        else if (message.Text("body") is { } body) Unwrap(body, message.Text("messageId"), depth, uploads, ignored);
        else if (message.Property("Sns")?.Text("Message") is { } notification) Unwrap(notification, messageId, depth, uploads, ignored);
        else if (message.Text("Type") == "Notification" && message.Text("Message") is { } text) Unwrap(text, messageId, depth, uploads, ignored);
        else if (message.Property("s3") is { } s3) ReadS3(message, s3, messageId, uploads, ignored);
        else if (message.Text("source") == "aws.s3") ReadEventBridge(message, messageId, uploads, ignored);
        else if (message.Text("Event") == "s3:TestEvent") ignored.Add(new("s3:TestEvent", "It is S3's test message."));
        else ignored.Add(new("message", "It is no S3 event that is known here."));
    }

    static void Unwrap(string json, string? messageId, int depth, List<UploadEvent> uploads, List<IgnoredEvent> ignored)
    {
        try
        {
            using var inner = JsonDocument.Parse(json);
            Read(inner.RootElement, messageId, depth + 1, uploads, ignored);
        }
        catch (JsonException)
        {
            ignored.Add(new("message", "What it carries is not JSON."));
        }
    }

    static void ReadS3(JsonElement record, JsonElement s3, string? messageId, List<UploadEvent> uploads, List<IgnoredEvent> ignored)
    {
        var name = record.Text("eventName") ?? "";
        var kind = name.StartsWith("s3:", StringComparison.Ordinal) ? name[3..] : name;
        Add(s3, kind.StartsWith("ObjectCreated:", StringComparison.Ordinal), kind, WebUtility.UrlDecode, messageId, uploads, ignored);
    }

    static void ReadEventBridge(JsonElement message, string? messageId, List<UploadEvent> uploads, List<IgnoredEvent> ignored)
    {
        var kind = message.Text("detail-type") ?? "";
        Add(message.Property("detail") ?? default, kind == "Object Created", kind, raw => raw, messageId, uploads, ignored);
    }

    static void Add(
        JsonElement holder, bool created, string kind, Func<string, string?> decode, string? messageId,
        List<UploadEvent> uploads, List<IgnoredEvent> ignored)
    {
        if (holder.Property("object")?.Text("key") is not { Length: > 0 } written || decode(written) is not { } key)
            ignored.Add(new(kind, "It names no object."));
        else if (!created) ignored.Add(new(key, $"'{kind}' creates no object."));
        else uploads.Add(new UploadEvent(key, holder.Property("bucket")?.Text("name"), messageId));
    }

    static JsonElement? Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    static string? Text(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
