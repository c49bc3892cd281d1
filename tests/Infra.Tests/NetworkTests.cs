using AudioAspire.Infra.Tests.Support;

namespace AudioAspire.Infra.Tests;

public sealed class NetworkTests(Synthesized synthesized)
{
    readonly Template template = synthesized.System();

    [Fact]
    public void NothingComesInButFromTheWorkersToTheEndpoints()
    {
        Assert.All(template.All("AWS::EC2::SecurityGroup"), g => Assert.Null(g.Properties["SecurityGroupIngress"]));
        var ingress = template.One("AWS::EC2::SecurityGroupIngress");
        Assert.StartsWith("NetworkWorkers", (string)ingress["SourceSecurityGroupId"]!["Fn::GetAtt"]![0]!, StringComparison.Ordinal);
        Assert.StartsWith("NetworkEndpoints", (string)ingress["GroupId"]!["Fn::GetAtt"]![0]!, StringComparison.Ordinal);
        Assert.Equal((443, 443), ((int)ingress["FromPort"]!, (int)ingress["ToPort"]!));
    }

    [Fact]
    public void WorkersOnlyGoOutToHttps()
    {
        var egress = Assert.Single(template.One("AWS::EC2::SecurityGroup", "NetworkWorkers")["SecurityGroupEgress"]!.AsArray())!;

        Assert.Equal(("tcp", 443), ((string)egress["IpProtocol"]!, (int)egress["ToPort"]!));
    }

    [Fact]
    public void MachinesWithRecordingsHaveNoRouteToTheInternet()
    {
        Assert.Empty(template.All("AWS::EC2::NatGateway"));
        Assert.All(template.All("AWS::EC2::Route"), r => Assert.StartsWith("NetworkVpcpublic", r.Id, StringComparison.Ordinal));
        Assert.All(template.All("AWS::EC2::Subnet"), s => Assert.False((bool)s.Properties["MapPublicIpOnLaunch"]!));
        Assert.All(template.All("AWS::Batch::ComputeEnvironment"), e =>
            Assert.All(e.Properties["ComputeResources"]!["Subnets"]!.AsArray(), s => Assert.StartsWith("NetworkVpcprivate", (string)s!["Ref"]!, StringComparison.Ordinal)));
    }

    [Fact]
    public void WhatAMachineNeedsHasAnEndpoint()
    {
        var endpoints = template.All("AWS::EC2::VPCEndpoint").Select(e => (Type: (string?)e.Properties["VpcEndpointType"], Service: e.Properties["ServiceName"]!.ToJsonString())).ToArray();

        Assert.Single(endpoints, e => e.Type == "Gateway" && e.Service.Contains(".s3", StringComparison.Ordinal));
        Assert.All((string[])["ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "logs", "secretsmanager", "xray"],
            service => Assert.Single(endpoints, e => e.Type == "Interface" && e.Service.EndsWith($".{service}\"]]}}", StringComparison.Ordinal)));
    }

    [Fact]
    public void ANatGatewayTakesThePlaceOfTheInterfacesButNotOfS3()
    {
        var nat = synthesized.System("egress=nat");

        Assert.Single(nat.All("AWS::EC2::NatGateway"));
        Assert.Single(nat.All("AWS::EC2::VPCEndpoint"));
        Assert.Empty(nat.All("AWS::EC2::SecurityGroupIngress"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void EveryZoneHasAPublicAndAPrivateSubnet(int zones) =>
        Assert.Equal(2 * zones, synthesized.System($"zones={zones}").All("AWS::EC2::Subnet").Count());
}
