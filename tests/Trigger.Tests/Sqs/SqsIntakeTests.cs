using System.Text.Json;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using AudioAspire.Trigger.Queue;
using AudioAspire.Trigger.Sqs;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioAspire.Trigger.Tests.Sqs;

public sealed class SqsIntakeTests(MotoServer moto)
{
    const string Left = "ApproximateNumberOfMessages", Hidden = "ApproximateNumberOfMessagesNotVisible";
    readonly RecordingQueue queue = new();

    [Fact]
    public async Task ABucketsOwnNotificationBecomesAJob()
    {
        var (store, sqs, url) = await NewAsync();
        await store.PutAsync("input/mi caso/a + b ñ.wav", new MemoryStream([1]));
        await store.PutAsync("output/c/f/report.html", new MemoryStream([1]));
        while (await CountAsync(sqs, url) is not (0, 0)) await ReceiveAsync(store, sqs, url);
        Assert.Equal("input/mi caso/a + b ñ.wav", Assert.Single(queue.Submitted).Input.Key);
    }

    [Fact]
    public async Task EveryFormOfAnEventIsUnderstoodAndDuplicatesAreOneJob()
    {
        var (store, sqs, url) = await NewAsync(notify: false);
        foreach (var n in (int[])[1, 2, 3]) await store.PutAsync($"input/c/{n}.wav", new MemoryStream([1]));
        string[] messages =
        [
            EventReaderTests.S3("ObjectCreated:Put", "input/c/1.wav", BucketOf(store)),
            EventReaderTests.EventBridge("Object Created", "input/c/2.wav", BucketOf(store)),
            JsonSerializer.Serialize(new { Type = "Notification", Message = EventReaderTests.S3("ObjectCreated:Put", "input/c/3.wav", BucketOf(store)) }),
            EventReaderTests.S3("ObjectCreated:Put", "input/c/1.wav", BucketOf(store)),
            """{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"bucket"}""",
            "not json",
        ];
        foreach (var message in messages) await sqs.SendMessageAsync(url, message);
        while (await CountAsync(sqs, url) is not (0, 0)) await ReceiveAsync(store, sqs, url);
        Assert.Equal(["input/c/1.wav", "input/c/2.wav", "input/c/3.wav"], queue.Submitted.Select(s => s.Input.Key).Order());
    }

    [Fact]
    public async Task OnlyWhatFailedStaysInTheQueue()
    {
        var (store, sqs, url) = await NewAsync(notify: false);
        await store.PutAsync("input/c/1.wav", new MemoryStream([1]));
        await sqs.SendMessageAsync(url, EventReaderTests.EventBridge("Object Created", "input/c/1.wav", BucketOf(store)));
        queue.IsAway = true;
        await ReceiveAsync(store, sqs, url, isLambda: true);
        Assert.Equal((0, 1), await CountAsync(sqs, url));
        Assert.Equal(JobState.Queued, (await StatusFile.ReadAsync(store, new InterviewName("c", "1")))!.Status.State);
    }

    [Fact]
    public async Task AMessageStaysHiddenWhileItIsWorkedOn()
    {
        var (store, _, url) = await NewAsync(notify: false);
        var slow = new RecordingQueue();
        var (extended, count) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        slow.Busy = extended.Task;
        var network = new FaultyNetwork().Spoil(request =>
        {
            if (request.Headers.TryGetValues("X-Amz-Target", out var call) && call.First().EndsWith(".ChangeMessageVisibility", StringComparison.Ordinal) && ++count == 3)
                extended.SetResult();
            return false;
        }, FaultyNetwork.Fault.SlowDown);
        using var sqs = new AmazonSQSClient(moto.Access.Credentials(), moto.Access.Configure(new AmazonSQSConfig { HttpClientFactory = network }));
        await store.PutAsync("input/c/1.wav", new MemoryStream([1]));
        await sqs.SendMessageAsync(url, EventReaderTests.EventBridge("Object Created", "input/c/1.wav", BucketOf(store)));
        using var intake = new SqsIntake(sqs, url, Intakes.Create(store, slow, TimeProvider.System), new ImpatientTime(), NullLogger<SqsIntake>.Instance);
        await intake.ReceiveAsync(CancellationToken.None);
        Assert.Equal((0, 0), await CountAsync(sqs, url));
        Assert.Single(slow.Submitted);
    }

    [Fact]
    public async Task AJobThatIsGivenUpIsALetter()
    {
        var (_, sqs, url) = await NewAsync(notify: false);
        var letters = new SqsDeadLetters(sqs, url, NullLogger<SqsDeadLetters>.Instance);
        var job = new JobStatus { State = JobState.Failed, Input = new InputObject("input/c/f.wav", "e", null, 1), Error = new JobFailure("code", "message", "hint") };
        await letters.SendAsync(new InterviewName("c", "f"), job, default);
        var letter = JsonDocument.Parse((await sqs.ReceiveMessageAsync(url)).Messages[0].Body).RootElement;
        Assert.Equal(("c", "input/c/f.wav", "code"), (letter.Text("case"), letter.GetProperty("input").Text("key"), letter.GetProperty("error").Text("code")));
    }

    async Task<(S3Store, AmazonSQSClient, string Url)> NewAsync(bool notify = true)
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        var store = await moto.NewBucketAsync();
        var sqs = new AmazonSQSClient(moto.Access.Credentials(), moto.Access.Configure(new AmazonSQSConfig()));
        var url = (await sqs.CreateQueueAsync($"uploads-{Guid.NewGuid():N}")).QueueUrl;
        if (!notify) return (store, sqs, url);
        var arn = (await sqs.GetQueueAttributesAsync(url, ["QueueArn"])).QueueARN;
        using var s3 = moto.Client();
        await s3.PutBucketNotificationAsync(new PutBucketNotificationRequest
        {
            BucketName = BucketOf(store),
            QueueConfigurations = [new QueueConfiguration { Queue = arn, Events = [Amazon.S3.EventType.ObjectCreatedAll] }],
        });
        return (store, sqs, url);
    }

    async Task ReceiveAsync(IObjectStore store, IAmazonSQS sqs, string url, bool isLambda = false)
    {
        using var intake = new SqsIntake(sqs, url, Intakes.Create(store, queue, TimeProvider.System, isLambda), TimeProvider.System, NullLogger<SqsIntake>.Instance);
        await intake.ReceiveAsync(CancellationToken.None);
    }

    static string BucketOf(IObjectStore store) => store.Location["s3://".Length..];

    static async Task<(int Left, int Hidden)> CountAsync(IAmazonSQS sqs, string url)
    {
        var attributes = (await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest(url, [Left, Hidden]))).Attributes;
        return (int.Parse(attributes[Left], System.Globalization.CultureInfo.InvariantCulture), int.Parse(attributes[Hidden], System.Globalization.CultureInfo.InvariantCulture));
    }
}
