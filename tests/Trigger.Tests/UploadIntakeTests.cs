using System.Text.Json;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Intake;

namespace AudioAspire.Trigger.Tests;

public sealed class UploadIntakeTests
{
    [Fact]
    public async Task AStoreThatDoesNotAnswerIsAFailureThatMaySucceedLater()
    {
        var store = new BrokenStore("s3://bucket");
        var results = await Intake(store).AcceptAsync(Batch("input/a/b.wav", "bucket"), CancellationToken.None);
        Assert.Equal(UploadOutcome.Failed, Assert.Single(results).Outcome);
    }

    [Fact]
    public async Task ObjectsOfAnotherBucketAreIgnored()
    {
        var results = await Intake(new BrokenStore("s3://bucket")).AcceptAsync(Batch("input/a/b.wav", "other"), CancellationToken.None);
        Assert.Equal(UploadOutcome.Ignored, Assert.Single(results).Outcome);
    }

    [Fact]
    public async Task TheMessageOfAFailureIsNamed()
    {
        using var message = JsonDocument.Parse(EventReaderTests.Sqs(("m1", EventReaderTests.EventBridge("Object Created", "input/a/b.wav"))));
        var results = await Intake(new BrokenStore("s3://bucket")).AcceptAsync(EventReader.Read(message.RootElement), CancellationToken.None);
        Assert.Equal("m1", Assert.Single(results).MessageId);
    }

    static EventBatch Batch(string key, string bucket) => new() { Uploads = { new UploadEvent(key, bucket) } };

    static EventIntake Intake(IObjectStore store) => Intakes.Create(store, new RecordingQueue(), TimeProvider.System);

    sealed class BrokenStore(string location) : IObjectStore
    {
        public string Location => location;
        public Task<ObjectInfo?> HeadAsync(string key, CancellationToken cancel) => throw new IOException("The store is away.");
        public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken cancel) => throw new IOException("The store is away.");
        public Task<ObjectContent> OpenReadAsync(string key, CancellationToken cancel) => throw new IOException("The store is away.");
        public Task<ObjectContent> OpenReadAsync(string key, long offset, CancellationToken cancel) => throw new IOException("The store is away.");
        public Task<ObjectInfo> PutAsync(string key, Stream content, WriteCondition condition, CancellationToken cancel) =>
            throw new IOException("The store is away.");
        public Task DeleteAsync(string key, CancellationToken cancel) => throw new IOException("The store is away.");
    }
}
