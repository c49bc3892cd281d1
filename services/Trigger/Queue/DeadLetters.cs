using Amazon.SQS;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using System.Text.Json;

namespace AudioAspire.Trigger.Queue;

/// <summary>Where jobs go that were given up.</summary>
internal interface IDeadLetters
{
    Task SendAsync(InterviewName name, JobStatus job, CancellationToken cancel);
}

/// <summary>status.json is the only place where it is told.</summary>
internal sealed class NoDeadLetters : IDeadLetters
{
    public Task SendAsync(InterviewName name, JobStatus job, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A message an alarm can count. It is lost only if SQS is away at that moment: status.json says the same.</summary>
internal sealed partial class SqsDeadLetters(IAmazonSQS sqs, string queueUrl, ILogger<SqsDeadLetters> logger) : IDeadLetters
{
    public async Task SendAsync(InterviewName name, JobStatus job, CancellationToken cancel)
    {
        try
        {
            await sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(new { name.Case, name.Interview, job.Input, job.JobId, job.Error }, ResultJson.Options), cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogLost(e, job.Input.Key);
        }
    }

    [LoggerMessage(LogLevel.Error, "The dead letter of {Key} could not be sent")]
    partial void LogLost(Exception error, string key);
}
