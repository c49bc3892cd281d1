using System.Net;

namespace AudioAspire.Trigger.Events;

/// <summary>The message that S3 would send for a new object; the folder watcher sends it in S3's place.</summary>
internal static class S3Message
{
    public static object ObjectCreated(string key, long size) => new
    {
        Records = new[]
        {
            new
            {
                eventVersion = "2.1",
                eventSource = "aws:s3",
                eventName = "ObjectCreated:Put",
                s3 = new { s3SchemaVersion = "1.0", bucket = new { name = "folder" }, @object = new { key = WebUtility.UrlEncode(key), size } },
            },
        },
    };
}
