using Amazon.CDK;
using AudioAspire.Infra.Compute;
using AudioAspire.Infra.Identity;
using AudioAspire.Infra.Intake;
using AudioAspire.Infra.JobDefinitions;
using AudioAspire.Infra.Network;
using AudioAspire.Infra.Operations;
using AudioAspire.Infra.Settings;
using AudioAspire.Infra.Storage;
using Constructs;

namespace AudioAspire.Infra.Stacks;

/// <summary>From an upload to its results: bucket -> Trigger -> job queue -> machines -> bucket, and what watches over it.</summary>
internal sealed class SystemStack : Stack
{
    readonly int zones;

    public SystemStack(Construct scope, DeploymentSettings settings, BatchJob job)
        : base(scope, "AudioAspire", new StackProps { Synthesizer = new BootstraplessSynthesizer(), Description = "AudioAspire: interview analysis" })
    {
        zones = settings.Zones;
        var keys = new DataKey(this, settings);
        var recordings = new Recordings(this, keys.Key, settings);
        var network = new PrivateNetwork(this, recordings.Bucket, settings);
        var token = new HuggingFaceToken(this, keys.Key);
        var logs = new JobLogs(this, keys.Key, settings);
        var roles = new JobRoles(this, recordings.Bucket, keys.Key, token.Secret, logs.Group, job);
        var workers = new Workers(this, network, roles.InstanceProfile, settings);
        var definition = new JobDefinition(this, job, settings, recordings.Bucket, roles, token.Secret, logs.Group);
        var trigger = new Trigger(this, recordings.Bucket, keys.Key, workers.Queue, definition, settings);
        var alarms = new Alarms(this, keys.Key, trigger, settings);
        _ = new Budget(this, alarms.Topic, settings);
        _ = new OperatorDashboard(this, recordings.Bucket, trigger, logs.Group);

        _ = new CfnOutput(this, "BucketName", new CfnOutputProps { Value = recordings.Bucket.BucketName, Description = "Upload to input/, read output/" });
        _ = new CfnOutput(this, "JobQueue", new CfnOutputProps { Value = workers.Queue.Ref });
        _ = new CfnOutput(this, "JobDefinitionArn", new CfnOutputProps { Value = definition.Arn });
        _ = new CfnOutput(this, "AlarmTopic", new CfnOutputProps { Value = alarms.Topic.TopicArn, Description = "Subscribe to be told" });
        _ = new CfnOutput(this, "HuggingFaceTokenArn", new CfnOutputProps { Value = token.Secret.SecretArn, Description = "Put the token in with put-secret-value" });
    }

    /// <summary>Without an account at hand the CDK assumes two; every region has names for three, by index.</summary>
    public override string[] AvailabilityZones => [.. Enumerable.Range(0, zones).Select(i => Fn.Select(i, Fn.GetAzs()))];
}
