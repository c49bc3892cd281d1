using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Compute;

/// <summary>One stream a container and attempt.</summary>
internal sealed class JobLogs : Construct
{
    public JobLogs(Construct scope, IKey key, DeploymentSettings settings) : base(scope, "JobLogs") => Group = Of(this, "Group", key, settings);

    public LogGroup Group { get; }

    public static LogGroup Of(Construct scope, string id, IKey key, DeploymentSettings settings)
    {
        var group = new LogGroup(scope, id, new LogGroupProps { EncryptionKey = key, RemovalPolicy = RemovalPolicy.RETAIN });
        ((CfnLogGroup)group.Node.DefaultChild!).RetentionInDays = settings.LogRetentionDays;
        return group;
    }
}
