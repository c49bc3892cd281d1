using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using AudioAspire.Infra.Identity;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Network;

/// <summary>Workers live in private subnets and take no connections. What they need of AWS they reach by endpoints
/// (or by one NAT gateway); S3, where images and recordings come from, always by its free gateway endpoint.</summary>
internal sealed class PrivateNetwork : Construct
{
    public PrivateNetwork(Construct scope, IBucket recordings, DeploymentSettings settings) : base(scope, "Network")
    {
        var isolated = settings.Egress == Egress.Endpoints;
        Vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = settings.Zones,
            NatGateways = isolated ? 0 : 1,
            SubnetConfiguration =
            [
                new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC, CidrMask = 24, MapPublicIpOnLaunch = false },
                new SubnetConfiguration { Name = "private", SubnetType = isolated ? SubnetType.PRIVATE_ISOLATED : SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 20 },
            ],
        });
        Workers = Group("Workers", "Machines of the job queue: nothing comes in");
        Workers.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443), "AWS services");
        AddS3(recordings);
        if (isolated) AddInterfaces();
    }

    public Vpc Vpc { get; }

    public SecurityGroup Workers { get; }

    /// <summary>Through the endpoint only this bucket and the images can be reached, whatever another account would allow.</summary>
    void AddS3(IBucket recordings)
    {
        var s3 = Vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var stack = Amazon.CDK.Stack.Of(this);
        s3.AddToPolicy(Open(Allow.To(["s3:GetObject"], $"arn:{stack.Partition}:s3:::prod-{stack.Region}-starport-layer-bucket/*")));
        s3.AddToPolicy(Open(Allow.To(RecordingAccess.Objects, recordings.ArnForObjects("*"))));
        s3.AddToPolicy(Open(Allow.To(["s3:ListBucket"], recordings.BucketArn)));
    }

    void AddInterfaces()
    {
        var group = Group("Endpoints", "Interface endpoints");
        group.AddIngressRule(Workers, Port.Tcp(443), "From the machines of the job queue");
        foreach (var (name, service) in Interfaces)
            _ = new InterfaceVpcEndpoint(this, name, new InterfaceVpcEndpointProps
            {
                Vpc = Vpc,
                Service = service,
                SecurityGroups = [group],
                Open = false,
                Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            });
    }

    SecurityGroup Group(string name, string description) =>
        new(this, name, new SecurityGroupProps { Vpc = Vpc, Description = description, AllowAllOutbound = false });

    /// <summary>Batch itself talks to the machines through ECS.</summary>
    static (string Name, InterfaceVpcEndpointAwsService Service)[] Interfaces =>
    [
        ("EcrApi", InterfaceVpcEndpointAwsService.ECR),
        ("EcrImages", InterfaceVpcEndpointAwsService.ECR_DOCKER),
        ("Ecs", InterfaceVpcEndpointAwsService.ECS),
        ("EcsAgent", InterfaceVpcEndpointAwsService.ECS_AGENT),
        ("EcsTelemetry", InterfaceVpcEndpointAwsService.ECS_TELEMETRY),
        ("Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS),
        ("Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER),
        ("Traces", InterfaceVpcEndpointAwsService.XRAY),
    ];

    static PolicyStatement Open(PolicyStatement statement)
    {
        statement.AddAnyPrincipal();
        return statement;
    }
}
