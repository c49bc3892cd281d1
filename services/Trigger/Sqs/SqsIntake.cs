using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Intake;
using OpenTelemetry;

namespace AudioAspire.Trigger.Sqs;

/// <summary>Takes events from an SQS queue. A message is deleted once everything in it is done with; one that failed comes back after
/// a growing pause, and goes to the queue's own dead-letter queue as its redrive policy says.</summary>
internal sealed partial class SqsIntake(IAmazonSQS sqs, string queueUrl, EventIntake intake, TimeProvider time, ILogger<SqsIntake> logger) : BackgroundService
{
    const string ReceiveCount = "ApproximateReceiveCount";
    static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20), Hidden = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromSeconds(5),
        FirstReturn = TimeSpan.FromSeconds(5), LastReturn = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReceiveAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailure(e, queueUrl);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    /// <summary>One batch of messages, together.</summary>
    internal async Task ReceiveAsync(CancellationToken cancel)
    {
        // The poll belongs to no upload's trace.
        using var untraced = SuppressInstrumentationScope.Begin();
        var reply = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = queueUrl,
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = (int)LongPoll.TotalSeconds,
            VisibilityTimeout = (int)Hidden.TotalSeconds,
            MessageSystemAttributeNames = [ReceiveCount],
        }, cancel);
        await Task.WhenAll((reply.Messages ?? []).Select(m => HandleAsync(m, cancel)));
    }

    async Task HandleAsync(Message message, CancellationToken cancel)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var hiding = KeepHiddenAsync(message, done.Token);
        IReadOnlyList<UploadResult> results;
        try
        {
            results = await intake.AcceptAsync(EventReader.ReadSqs(message.Body, message.MessageId), cancel);
        }
        finally
        {
            await done.CancelAsync();
            await hiding;
        }
        if (results.All(r => r.Outcome != UploadOutcome.Failed)) await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancel);
        else await HideAsync(message, ReturnAfter(message), cancel);
    }

    async Task KeepHiddenAsync(Message message, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Hidden / 2, time, done);
                await HideAsync(message, Hidden, done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The message is done with.
        }
        catch (AmazonSQSException e)
        {
            // At worst it is delivered twice, which is harmless.
            LogShown(e, message.MessageId);
        }
    }

    Task HideAsync(Message message, TimeSpan time, CancellationToken cancel) =>
        sqs.ChangeMessageVisibilityAsync(queueUrl, message.ReceiptHandle, (int)time.TotalSeconds, cancel);

    static TimeSpan ReturnAfter(Message message)
    {
        var received = int.Parse(message.Attributes?.GetValueOrDefault(ReceiveCount) ?? "1", CultureInfo.InvariantCulture);
        var pause = FirstReturn * Math.Pow(2, Math.Clamp(received - 1, 0, 10));
        return pause < LastReturn ? pause : LastReturn;
    }

    [LoggerMessage(LogLevel.Error, "Messages of {Queue} could not be received or settled; it is tried again")]
    partial void LogFailure(Exception error, string queue);

    [LoggerMessage(LogLevel.Warning, "The message {Id} could not be kept hidden")]
    partial void LogShown(Exception error, string id);
}
