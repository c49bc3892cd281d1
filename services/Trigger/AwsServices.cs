using Amazon.SQS;
using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;
using AudioAspire.Trigger.Batch;
using AudioAspire.Trigger.Intake;
using AudioAspire.Trigger.Queue;
using AudioAspire.Trigger.Sqs;

namespace AudioAspire.Trigger;

/// <summary>What the environment chooses: AWS Batch or `Pipeline serve` as the queue, SQS as a source, a dead-letter queue.</summary>
internal static class AwsServices
{
    static readonly TimeSpan BatchPatience = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddQueue(this IServiceCollection services, IConfiguration configuration)
    {
        if (BatchOptions.From(configuration) is not { } options) return services.AddSingleton<IJobQueue, PipelineQueue>();
        return services.AddSingleton(options)
            .AddSingleton(new QueueGauge(Console.Out, options.JobQueue))
            .AddSingleton<IJobQueue, BatchQueue>()
            .AddSingleton(s =>
            {
                var access = AwsAccess.To("BATCH", configuration);
                return new BatchApi(new HttpClient { Timeout = BatchPatience }, access, access.Credentials(), s.GetRequiredService<TimeProvider>());
            });
    }

    public static IServiceCollection AddSqs(this IServiceCollection services, IConfiguration configuration)
    {
        var (letters, queue) = (configuration.WebAddress("DEAD_LETTER_QUEUE_URL"), configuration.WebAddress("SQS_QUEUE_URL"));
        if ((letters ?? queue) is not null) services.AddSingleton(Sqs(AwsAccess.To("SQS", configuration)));
        if (letters is null) services.AddSingleton<IDeadLetters, NoDeadLetters>();
        else services.AddSingleton<IDeadLetters>(s => ActivatorUtilities.CreateInstance<SqsDeadLetters>(s, letters));
        return queue is null ? services : services.AddHostedService(s => ActivatorUtilities.CreateInstance<SqsIntake>(s, queue));
    }

    static IAmazonSQS Sqs(AwsAccess access) => new AmazonSQSClient(access.Credentials(), access.Configure(new AmazonSQSConfig()));
}
