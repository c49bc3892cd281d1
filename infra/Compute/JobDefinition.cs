using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SecretsManager;
using AudioAspire.Infra.Identity;
using AudioAspire.Infra.JobDefinitions;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Compute;

/// <summary>What the AppHost published, filled in. By the generic resource, as the typed one of this CDK does not know all members.</summary>
internal sealed class JobDefinition : Construct
{
    readonly CfnResource resource;

    public JobDefinition(
        Construct scope, BatchJob job, DeploymentSettings settings, IBucket recordings, JobRoles roles, ISecret token, ILogGroup logs) : base(scope, "JobDefinition")
    {
        var stack = Stack.Of(this);
        var placeholders = new Placeholders(new Dictionary<string, string>
        {
            ["Registry"] = $"{stack.Account}.dkr.ecr.{stack.Region}.{stack.UrlSuffix}",
            ["Version"] = settings.Version,
            ["Bucket"] = recordings.BucketName,
            ["Region"] = stack.Region,
            ["ExecutionRoleArn"] = roles.Execution.RoleArn,
            ["TaskRoleArn"] = roles.Task.RoleArn,
            ["HuggingFaceTokenArn"] = token.SecretArn,
            ["LogGroup"] = logs.LogGroupName,
        });
        resource = new CfnResource(this, "Resource", new CfnResourceProps { Type = "AWS::Batch::JobDefinition", Properties = job.ToCloudFormation(placeholders) });
        Family = $"arn:{stack.Partition}:batch:{stack.Region}:{stack.Account}:job-definition/{job.Name}";
    }

    /// <summary>Of this revision.</summary>
    public string Arn => resource.Ref;

    /// <summary>Of all revisions, without the revision's number.</summary>
    public string Family { get; }
}
