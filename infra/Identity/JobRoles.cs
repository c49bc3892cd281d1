using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SecretsManager;
using AudioAspire.Infra.JobDefinitions;
using Constructs;

namespace AudioAspire.Infra.Identity;

/// <summary>Who does what for a job: the containers (one role, as Batch gives a task only one), the agent that starts them, the machine.</summary>
internal sealed class JobRoles : Construct
{
    static readonly string[] Pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
    static readonly string[] WriteLogs = ["logs:CreateLogStream", "logs:PutLogEvents"];

    readonly Stack stack;

    public JobRoles(Construct scope, IBucket recordings, IKey key, ISecret token, ILogGroup logs, BatchJob job) : base(scope, "JobRoles")
    {
        stack = Stack.Of(this);
        PolicyStatement[] start =
        [
            Allow.To(Pull, [.. job.Repositories.Select(r => Arn("ecr", $"repository/{r}"))]),
            Allow.Everywhere("ecr:GetAuthorizationToken"),
            Allow.To(WriteLogs, logs.LogGroupArn),
        ];
        Task = Role("Task", "ecs-tasks.amazonaws.com", "The containers of a job",
        [
            .. RecordingAccess.OfJobs(recordings, key),
            Allow.To([.. WriteLogs, "logs:DescribeLogStreams"], logs.LogGroupArn),
            Allow.Everywhere("xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"),
        ]);
        Execution = Role("Execution", "ecs-tasks.amazonaws.com", "Starts the containers of a job",
        [
            .. start,
            Allow.To(["secretsmanager:GetSecretValue"], token.SecretArn),
            Allow.To(["kms:Decrypt"], key.KeyArn).When("StringEquals", "kms:ViaService", $"secretsmanager.{stack.Region}.amazonaws.com"),
        ]);
        Instance = Role("Instance", "ec2.amazonaws.com", "A machine of the job queue", [.. start, .. Agent()]);
        InstanceProfile = new CfnInstanceProfile(this, "InstanceProfile", new CfnInstanceProfileProps { Roles = [Instance.RoleName] });
    }

    public Role Task { get; }

    public Role Execution { get; }

    public Role Instance { get; }

    public CfnInstanceProfile InstanceProfile { get; }

    /// <summary>What the ECS agent does, on the clusters that Batch makes under names of its own.</summary>
    IEnumerable<PolicyStatement> Agent()
    {
        var clusters = Arn("ecs", "cluster/*");
        yield return Allow.To(
        [
            "ecs:DeregisterContainerInstance", "ecs:RegisterContainerInstance", "ecs:SubmitAttachmentStateChanges",
            "ecs:SubmitContainerStateChange", "ecs:SubmitTaskStateChange",
        ], clusters);
        yield return Allow.To(["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"], Arn("ecs", "container-instance/*"))
            .When("ArnLike", "ecs:cluster", clusters);
        yield return Allow.To(["ecs:TagResource"], Arn("ecs", "container-instance/*")).When("StringEquals", "ecs:CreateAction", "RegisterContainerInstance");
        yield return Allow.Everywhere("ecs:DiscoverPollEndpoint", "ec2:DescribeTags");
    }

    string Arn(string service, string resource) => $"arn:{stack.Partition}:{service}:{stack.Region}:{stack.Account}:{resource}";

    Role Role(string name, string service, string description, PolicyStatement[] statements) => new(this, name, new RoleProps
    {
        AssumedBy = service == "ecs-tasks.amazonaws.com"
            // Only for tasks of this account: no other can borrow the role.
            ? new ServicePrincipal(service, new ServicePrincipalOpts
            {
                Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = stack.Account } },
            })
            : new ServicePrincipal(service),
        Description = $"AudioAspire: {description}",
        InlinePolicies = new Dictionary<string, PolicyDocument> { ["Job"] = new(new PolicyDocumentProps { Statements = statements }) },
    });
}
