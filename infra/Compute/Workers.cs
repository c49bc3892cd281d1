using Amazon.CDK;
using Amazon.CDK.AWS.Batch;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using AudioAspire.Infra.Network;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Compute;

/// <summary>The job queue and its machines: Spot first, on-demand when no more Spot is to be had. Without jobs there is no machine.</summary>
internal sealed class Workers : Construct
{
    readonly PrivateNetwork network;
    readonly CfnInstanceProfile profile;
    readonly DeploymentSettings settings;
    readonly CfnLaunchTemplate template;

    public Workers(Construct scope, PrivateNetwork network, CfnInstanceProfile profile, DeploymentSettings settings) : base(scope, "Workers")
    {
        (this.network, this.profile, this.settings) = (network, profile, settings);
        template = MachineTemplate.Create(this, settings);
        CfnComputeEnvironment?[] environments =
        [
            Environment("Spot", "SPOT", "SPOT_PRICE_CAPACITY_OPTIMIZED", settings.MinSpotVcpus, settings.SpotVcpus),
            Environment("OnDemand", "EC2", "BEST_FIT_PROGRESSIVE", settings.MinVcpus - settings.MinSpotVcpus, settings.OnDemandVcpus),
        ];
        Queue = new CfnJobQueue(this, "Queue", new CfnJobQueueProps
        {
            Priority = 1,
            State = "ENABLED",
            ComputeEnvironmentOrder = environments.OfType<CfnComputeEnvironment>()
                .Select((e, i) => new CfnJobQueue.ComputeEnvironmentOrderProperty { Order = i + 1, ComputeEnvironment = e.AttrComputeEnvironmentArn }).ToArray(),
            JobStateTimeLimitActions = StuckReasons.Select(Cancel).ToArray(),
        });
    }

    public CfnJobQueue Queue { get; }

    /// <summary>Why a job may never start. The Trigger turns the cancellation into a failed status that says so.</summary>
    static readonly string[] StuckReasons =
    [
        "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY", "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE", "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT",
    ];

    CfnJobQueue.JobStateTimeLimitActionProperty Cancel(string reason) => new()
    {
        Action = "CANCEL",
        State = "RUNNABLE",
        Reason = reason,
        // A shortage passes, a wrong size does not.
        MaxTimeSeconds = reason.StartsWith("CAPACITY", StringComparison.Ordinal) ? settings.WaitHours * 3600 : 600,
    };

    CfnComputeEnvironment? Environment(string id, string type, string strategy, int least, int most) => most == 0 ? null : new(this, id, new CfnComputeEnvironmentProps
    {
        Type = "MANAGED",
        State = "ENABLED",
        // Otherwise every change would need a new name, and the queue would be without machines in between.
        ReplaceComputeEnvironment = false,
        UpdatePolicy = new CfnComputeEnvironment.UpdatePolicyProperty { TerminateJobsOnUpdate = false, JobExecutionTimeoutMinutes = 360 },
        ComputeResources = new CfnComputeEnvironment.ComputeResourcesProperty
        {
            Type = type,
            AllocationStrategy = strategy,
            MinvCpus = least,
            MaxvCpus = most,
            InstanceTypes = [.. settings.InstanceTypes],
            InstanceRole = profile.AttrArn,
            Subnets = network.Vpc.SelectSubnets(new SubnetSelection { SubnetGroupName = "private" }).SubnetIds,
            SecurityGroupIds = [network.Workers.SecurityGroupId],
            Ec2Configuration = new[]
            {
                new CfnComputeEnvironment.Ec2ConfigurationObjectProperty { ImageType = settings.UsesGpu ? "ECS_AL2023_NVIDIA" : "ECS_AL2023" },
            },
            LaunchTemplate = new CfnComputeEnvironment.LaunchTemplateSpecificationProperty
            {
                LaunchTemplateId = template.Ref,
                Version = template.AttrLatestVersionNumber,
            },
            UpdateToLatestImageVersion = true,
            Tags = new Dictionary<string, string> { ["application"] = "audioaspire", ["Name"] = $"audioaspire-{id.ToLowerInvariant()}" },
        },
    });
}
