using System.Text.Json.Nodes;
using AudioAspire.Infra.Tests.Support;

namespace AudioAspire.Infra.Tests;

public sealed class WorkerTests(Synthesized synthesized)
{
    [Fact]
    public void WithoutWorkThereIsNoMachine() =>
        Assert.All(Environments(synthesized.System()), e => Assert.Equal(0, (int)e["MinvCpus"]!));

    [Fact]
    public void SpotComesBeforeOnDemandAndBothShareTheLimit()
    {
        var template = synthesized.System("maxVcpus=40", "spotShare=0.6");
        var order = template.One("AWS::Batch::JobQueue")["ComputeEnvironmentOrder"]!.AsArray();

        Assert.StartsWith("WorkersSpot", (string)order[0]!["ComputeEnvironment"]!["Fn::GetAtt"]![0]!, StringComparison.Ordinal);
        Assert.StartsWith("WorkersOnDemand", (string)order[1]!["ComputeEnvironment"]!["Fn::GetAtt"]![0]!, StringComparison.Ordinal);
        Assert.Equal([("SPOT", 24), ("EC2", 16)], Environments(template).Select(e => ((string)e["Type"]!, (int)e["MaxvCpus"]!)));
    }

    [Theory]
    [InlineData("spotShare=1", "SPOT")]
    [InlineData("spotShare=0", "EC2")]
    public void AShareOfNothingMakesNoEnvironment(string setting, string type) =>
        Assert.Equal(type, (string?)Assert.Single(Environments(synthesized.System(setting)))["Type"]);

    [Theory]
    [InlineData("ECS_AL2023_NVIDIA", "instanceTypes=g4dn.xlarge,g5.xlarge")]
    [InlineData("ECS_AL2023", "instanceTypes=c7i.xlarge,m7i.xlarge")]
    public void TheMachineImageFitsTheMachines(string image, string setting) =>
        Assert.All(Environments(synthesized.System(setting)), e => Assert.Equal(image, (string?)e["Ec2Configuration"]![0]!["ImageType"]));

    [Fact]
    public void DisksAreEncryptedTheMetadataServiceIsTheNewOneAndSpotTellsTheContainers()
    {
        var machine = synthesized.System().One("AWS::EC2::LaunchTemplate")["LaunchTemplateData"]!;

        Assert.True((bool)machine["BlockDeviceMappings"]![0]!["Ebs"]!["Encrypted"]!);
        Assert.Equal("required", (string?)machine["MetadataOptions"]!["HttpTokens"]);
        Assert.Contains("ECS_ENABLE_SPOT_INSTANCE_DRAINING=true", (string)machine["UserData"]!["Fn::Base64"]!);
    }

    [Fact]
    public void AJobThatCanNeverStartIsCancelled()
    {
        var actions = synthesized.System("waitHours=2").One("AWS::Batch::JobQueue")["JobStateTimeLimitActions"]!.AsArray();

        Assert.All(actions, a => Assert.Equal(("RUNNABLE", "CANCEL"), ((string)a!["State"]!, (string)a["Action"]!)));
        Assert.Equal([7200, 600, 600], actions.Select(a => (int)a!["MaxTimeSeconds"]!));
    }

    static JsonNode[] Environments(Template template) =>
        [.. template.All("AWS::Batch::ComputeEnvironment").Select(e => e.Properties["ComputeResources"]!)];
}
