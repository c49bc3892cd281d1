using System.Text.Json;
using AudioAspire.Trigger.Events;

namespace AudioAspire.Trigger.Tests;

public sealed class EventReaderTests
{
    [Theory]
    [InlineData("input/robo/uno.wav", "input/robo/uno.wav")]
    [InlineData("input/mi+caso/a+%2B+b+100%25.wav", "input/mi caso/a + b 100%.wav")]
    [InlineData("input/c/se%C3%B1al+%F0%9F%8E%99.wav", "input/c/señal 🎙.wav")]
    public void S3EncodesItsKeys(string written, string key) =>
        Assert.Equal(key, Assert.Single(Read(S3("ObjectCreated:Put", written)).Uploads).Key);

    [Theory]
    [InlineData("input/mi caso/a + b 100%25.wav")]
    [InlineData("input/c/señal.wav")]
    public void EventBridgeDoesNot(string key) =>
        Assert.Equal(new UploadEvent(key, "bucket"), Assert.Single(Read(EventBridge("Object Created", key)).Uploads));

    [Theory]
    [InlineData("ObjectCreated:Put")]
    [InlineData("ObjectCreated:Post")]
    [InlineData("ObjectCreated:Copy")]
    [InlineData("ObjectCreated:CompleteMultipartUpload")]
    [InlineData("s3:ObjectCreated:Put")]
    public void EveryWayOfCreatingCounts(string name) => Assert.Single(Read(S3(name, "input/a/b.wav")).Uploads);

    [Theory]
    [InlineData("ObjectRemoved:Delete")]
    [InlineData("ObjectTagging:Put")]
    public void OtherEventsAreIgnoredWithAReason(string name)
    {
        var batch = Read(S3(name, "input/a/b.wav"));
        Assert.Empty(batch.Uploads);
        Assert.Contains(name, Assert.Single(batch.Ignored).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void DeletionsFromEventBridgeAreIgnored() => Assert.Empty(Read(EventBridge("Object Deleted", "input/a/b.wav")).Uploads);

    [Fact]
    public void TheTestMessageOfS3IsIgnored() =>
        Assert.Equal("s3:TestEvent", Assert.Single(Read("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"bucket"}""").Ignored).What);

    [Fact]
    public void AMessageFromSqsIsUnwrappedAndRemembered()
    {
        var sqs = Sqs(("m1", S3("ObjectCreated:Put", "input/a/1.wav")), ("m2", EventBridge("Object Created", "input/a/2.wav")), ("m3", "no json"));
        var batch = Read(sqs);
        Assert.Equal([("input/a/1.wav", "m1"), ("input/a/2.wav", "m2")], batch.Uploads.Select(u => (u.Key, u.MessageId!)));
        Assert.Single(batch.Ignored);
    }

    [Fact]
    public void AMessageFromSnsInSqsIsUnwrappedTwice()
    {
        var sns = JsonSerializer.Serialize(new { Type = "Notification", Message = S3("ObjectCreated:Put", "input/a/1.wav") });
        Assert.Equal("m1", Assert.Single(Read(Sqs(("m1", sns))).Uploads).MessageId);
    }

    [Fact]
    public void ABatchMayHoldManyRecordsAndMayBeAnArray() =>
        Assert.Equal(3, Read($"[{S3("ObjectCreated:Put", "input/a/1.wav")},{EventBridge("Object Created", "input/a/2.wav")},{S3("ObjectCreated:Put", "input/a/3.wav")}]").Uploads.Count);

    /// <summary>moto/s3/notifications.py: no sequencer, no userIdentity; a constant sequencer, eTag and a numeric time.</summary>
    [Theory]
    [InlineData("""{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"2026-01-01T00:00:00.000000Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0","configurationId":"c","bucket":{"name":"bucket","arn":"arn:aws:s3:::bucket"},"object":{"key":"input/a+b/c.wav","size":5,"eTag":"abc"}}}]}""")]
    [InlineData("""{"version":"0","source":"aws.s3","detail-type":"Object Created","time":1767225600.5,"detail":{"version":"0","bucket":{"name":"bucket"},"object":{"key":"input/a b/c.wav","size":5,"eTag":"abc","version-id":null,"sequencer":"617f08299329d189"},"reason":"ObjectCreated"}}""")]
    public void ImitationsOfS3AreUnderstood(string message) =>
        Assert.Equal(new UploadEvent("input/a b/c.wav", "bucket"), Assert.Single(Read(message).Uploads));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"Records\":[1,null,\"x\",{\"s3\":5},{\"s3\":{}},{\"s3\":{\"object\":{\"key\":7}}}]}")]
    [InlineData("{\"source\":\"aws.s3\"}")]
    [InlineData("[[[[[[[[[[1]]]]]]]]]]")]
    public void NothingThatIsSentIsAnException(string message) => Assert.Empty(Read(message).Uploads);

    static EventBatch Read(string json) => EventReader.Read(JsonDocument.Parse(json).RootElement);

    internal static string S3(string eventName, string key, string bucket = "bucket") => JsonSerializer.Serialize(new
    {
        Records = new[] { new { eventSource = "aws:s3", eventName, s3 = new { bucket = new { name = bucket }, @object = new { key, size = 5, sequencer = "0A" } } } },
    });

    internal static string EventBridge(string type, string key, string bucket = "bucket") => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["source"] = "aws.s3",
        ["detail-type"] = type,
        ["detail"] = new { bucket = new { name = bucket }, @object = new { key } },
    });

    internal static string Sqs(params (string Id, string Body)[] messages) => JsonSerializer.Serialize(new
    {
        Records = messages.Select(m => new { messageId = m.Id, eventSource = "aws:sqs", body = m.Body }),
    });
}
