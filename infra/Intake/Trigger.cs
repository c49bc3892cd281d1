using Amazon.CDK;
using Amazon.CDK.AWS.Batch;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.Destinations;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SQS;
using AudioAspire.Contracts;
using AudioAspire.Infra.Compute;
using AudioAspire.Infra.Settings;
using AudioAspire.Infra.Stacks;
using Constructs;
using JobDefinition = AudioAspire.Infra.Compute.JobDefinition;

namespace AudioAspire.Infra.Intake;

/// <summary>Uploads and failed jobs -> the Trigger, as a function made of its ASP.NET image. What it cannot take ends in a queue, and nowhere else.</summary>
internal sealed class Trigger : Construct
{
    static readonly Duration Patience = Duration.Hours(6);
    static readonly Duration SweepInterval = Duration.Minutes(5);

    readonly IFunction live;
    readonly CfnJobQueue jobs;

    public Trigger(
        Construct scope, IBucket recordings, IKey key, CfnJobQueue jobs, JobDefinition definition, DeploymentSettings settings) : base(scope, "Trigger")
    {
        this.jobs = jobs;
        DeadLetters = new Queue(this, "DeadLetters", new QueueProps
        {
            Encryption = QueueEncryption.SQS_MANAGED,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
        var logs = JobLogs.Of(this, "Logs", key, settings);
        Function = new DockerImageFunction(this, "Function", new DockerImageFunctionProps
        {
            Description = "AudioAspire: a storage event becomes exactly one job",
            Code = DockerImageCode.FromEcr(
                Repository.FromRepositoryName(this, "Image", ImagesStack.Trigger), new EcrImageCodeProps { TagOrDigest = settings.Version }),
            Architecture = Architecture.X86_64,
            MemorySize = 1024,
            // A sweep reads the status of every open claim.
            Timeout = Duration.Minutes(5),
            ReservedConcurrentExecutions = settings.TriggerConcurrency,
            LogGroup = logs,
            Role = TriggerRole.Create(this, recordings, key, jobs, definition, logs),
            Environment = new Dictionary<string, string>
            {
                ["STORE"] = $"s3://{recordings.BucketName}",
                ["TRACE_DIR"] = "/tmp/traces",
                ["BATCH_JOB_QUEUE"] = jobs.Ref,
                ["BATCH_JOB_DEFINITION"] = definition.Arn,
                ["DEAD_LETTER_QUEUE_URL"] = DeadLetters.QueueUrl,
                // Otherwise a failure would count as taken, and the event would be gone.
                ["AWS_LWA_ERROR_STATUS_CODES"] = "500-599",
            },
        });
        live = Function.AddAlias("live", new AliasOptions { MaxEventAge = Patience, RetryAttempts = 2, OnFailure = new SqsDestination(DeadLetters) });

        Uploads = On("Uploads", "A recording was put into input/", new EventPattern
        {
            Source = ["aws.s3"],
            DetailType = ["Object Created"],
            Detail = new Dictionary<string, object>
            {
                ["bucket"] = new Dictionary<string, object> { ["name"] = new[] { recordings.BucketName } },
                ["object"] = new Dictionary<string, object> { ["key"] = new[] { new Dictionary<string, object> { ["prefix"] = ObjectKeys.Input } } },
            },
        });
        FailedJobs = On("FailedJobs", "A job ended without results", new EventPattern
        {
            Source = ["aws.batch"],
            DetailType = ["Batch Job State Change"],
            Detail = new Dictionary<string, object> { ["jobQueue"] = new[] { jobs.AttrJobQueueArn }, ["status"] = new[] { "FAILED" } },
        });
        _ = new Rule(this, "Sweep", new RuleProps
        {
            Description = "Claims that no job came of are submitted again; the age of the queue is measured",
            Schedule = Schedule.Rate(SweepInterval),
            Targets = [Live(attempts: 0)],
        });
    }

    public DockerImageFunction Function { get; }

    public Queue DeadLetters { get; }

    public Rule Uploads { get; }

    public Rule FailedJobs { get; }

    /// <summary>The longest wait of a job in Batch's queue, in seconds, as the sweep finds it.</summary>
    public Metric OldestQueued => Queued("OldestQueuedSeconds");

    public Metric QueuedJobs => Queued("QueuedJobs");

    // Three sweeps: one that fails is no gap.
    Metric Queued(string name) => new(new MetricProps
    {
        Namespace = "AudioAspire",
        MetricName = name,
        DimensionsMap = new Dictionary<string, string> { ["JobQueue"] = jobs.Ref },
        Statistic = "Maximum",
        Period = Duration.Minutes(15),
    });

    Rule On(string name, string description, EventPattern pattern) =>
        new(this, name, new RuleProps { Description = description, EventPattern = pattern, Targets = [Live(attempts: 20)] });

    LambdaFunction Live(int attempts) => new(live, new LambdaFunctionProps { DeadLetterQueue = DeadLetters, MaxEventAge = Patience, RetryAttempts = attempts });
}
