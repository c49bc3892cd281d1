using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace AudioAspire.AppHost.Modes;

/// <summary>The bucket, and the queue that is told of every object under input/. First-level constructs alone: CDK's own notifications
/// and assets need a Lambda function, and a bucket of the account.</summary>
sealed class RecordingsStack : Stack
{
    public const string QueueUrl = "QueueUrl";

    public RecordingsStack(Construct scope, string id, string bucket)
        : base(scope, id, new StackProps { Synthesizer = new LegacyStackSynthesizer() })
    {
        var queue = new CfnQueue(this, "Uploads", new CfnQueueProps { QueueName = $"{bucket}-uploads", VisibilityTimeout = 60 });
        var permission = new CfnQueuePolicy(this, "UploadsPolicy", new CfnQueuePolicyProps
        {
            Queues = [queue.Ref],
            PolicyDocument = new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = new Dictionary<string, object> { ["Service"] = "s3.amazonaws.com" },
                        ["Action"] = "sqs:SendMessage",
                        ["Resource"] = queue.AttrArn,
                        ["Condition"] = new Dictionary<string, object>
                        {
                            ["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = $"arn:aws:s3:::{bucket}" },
                        },
                    },
                },
            },
        });
        var recordings = new CfnBucket(this, "Recordings", new CfnBucketProps
        {
            BucketName = bucket,
            NotificationConfiguration = new CfnBucket.NotificationConfigurationProperty
            {
                QueueConfigurations = new object[]
                {
                    new CfnBucket.QueueConfigurationProperty
                    {
                        Event = "s3:ObjectCreated:*",
                        Queue = queue.AttrArn,
                        Filter = new CfnBucket.NotificationFilterProperty
                        {
                            S3Key = new CfnBucket.S3KeyFilterProperty
                            {
                                Rules = new object[] { new CfnBucket.FilterRuleProperty { Name = "prefix", Value = "input/" } },
                            },
                        },
                    },
                },
            },
        });
        // S3 tries whether it may send before it takes the configuration.
        recordings.AddDependency(permission);
        _ = new CfnOutput(this, QueueUrl, new CfnOutputProps { Value = queue.Ref });
    }
}
