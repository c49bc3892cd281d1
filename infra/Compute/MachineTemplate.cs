using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Compute;

/// <summary>An encrypted disk, the newer metadata service only, and an agent that tells the containers when Spot takes the machine back.</summary>
internal static class MachineTemplate
{
    /// <summary>Batch takes user data only in MIME parts. Spot gives two minutes: the agent passes them on as SIGTERM.
    /// Tags are immutable, so an image that is there need not be asked for again.</summary>
    const string UserData = """
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="==AUDIOASPIRE=="

        --==AUDIOASPIRE==
        Content-Type: text/x-shellscript; charset="us-ascii"

        #!/bin/bash
        cat >> /etc/ecs/ecs.config <<END
        ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
        ECS_CONTAINER_STOP_TIMEOUT=90s
        ECS_IMAGE_PULL_BEHAVIOR=prefer-cached
        END

        --==AUDIOASPIRE==--

        """;

    public static CfnLaunchTemplate Create(Construct scope, DeploymentSettings settings) => new(scope, "Machine", new CfnLaunchTemplateProps
    {
        LaunchTemplateData = new CfnLaunchTemplate.LaunchTemplateDataProperty
        {
            MetadataOptions = new CfnLaunchTemplate.MetadataOptionsProperty { HttpTokens = "required", HttpPutResponseHopLimit = 1 },
            BlockDeviceMappings = new[]
            {
                new CfnLaunchTemplate.BlockDeviceMappingProperty
                {
                    DeviceName = "/dev/xvda",
                    Ebs = new CfnLaunchTemplate.EbsProperty
                    {
                        Encrypted = true,
                        VolumeType = "gp3",
                        VolumeSize = settings.DiskGigabytes,
                        DeleteOnTermination = true,
                    },
                },
            },
            UserData = Fn.Base64(UserData.ReplaceLineEndings("\n")),
        },
    });
}
