using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.IAM;
using AudioAspire.Infra.JobDefinitions;
using Constructs;

namespace AudioAspire.Infra.Stacks;

/// <summary>The repositories of the container images. Deployed first: a function cannot be made before its image is pushed.</summary>
internal sealed class ImagesStack : Stack
{
    public const string Trigger = "audioaspire/trigger";

    const int KeptVersions = 20;

    public ImagesStack(Construct scope, BatchJob job)
        : base(scope, "AudioAspire-Images", new StackProps
        {
            Synthesizer = new BootstraplessSynthesizer(),
            Description = "AudioAspire: repositories of the container images",
        })
    {
        foreach (var name in job.Repositories) Add(name);
        AllowLambda(Add(Trigger));
    }

    Repository Add(string name) => new(this, name, new RepositoryProps
    {
        RepositoryName = name,
        ImageScanOnPush = true,
        // What was tested under a version is what runs under it.
        ImageTagMutability = TagMutability.IMMUTABLE,
        Encryption = RepositoryEncryption.KMS,
        RemovalPolicy = RemovalPolicy.RETAIN,
        LifecycleRules =
        [
            new LifecycleRule { RulePriority = 1, TagStatus = TagStatus.UNTAGGED, MaxImageAge = Duration.Days(7), Description = "What lost its tag" },
            new LifecycleRule { RulePriority = 2, TagStatus = TagStatus.ANY, MaxImageCount = KeptVersions, Description = "Old versions" },
        ],
    });

    void AllowLambda(Repository repository) => repository.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
    {
        Sid = "LambdaPullsTheTrigger",
        Principals = [new ServicePrincipal("lambda.amazonaws.com")],
        Actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Conditions = new Dictionary<string, object>
        {
            ["StringLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = $"arn:{Partition}:lambda:{Region}:{Account}:function:*" },
        },
    }));
}
