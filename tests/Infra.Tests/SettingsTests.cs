using AudioAspire.Infra.Settings;

namespace AudioAspire.Infra.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void EveryViolationIsListedAtOnce()
    {
        var error = Assert.Throws<SettingsException>(() =>
            SettingTable.Read(["maxVcpus=many", "minVcpus=100", "colour=red", "egress", "instanceTypes=g5.xlarge,c7i.xlarge", "logRetentionDays=8"]));

        Assert.All(
            (string[])["maxVcpus must", "minVcpus (100) is more than maxVcpus (64)", "colour is not a setting", "egress has no value", "instanceTypes mixes", "logRetentionDays must"],
            text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("spotShare=-0.1")]
    [InlineData("spotShare=1.1")]
    [InlineData("zones=4")]
    [InlineData("zones= 2 2")]
    [InlineData("version=a b")]
    [InlineData("version=-1")]
    [InlineData("instanceTypes=")]
    [InlineData("instanceTypes=optimal")]
    [InlineData("allowedPrincipals=*")]
    [InlineData("allowedPrincipals=arn:aws:iam::123456789012:root")]
    [InlineData("alarmEmail=nobody")]
    [InlineData("queueAlarmMinutes=0")]
    [InlineData("egress=none")]
    [InlineData("egress=1")]
    public void ValuesThatCannotBeMeantAreRefused(string setting) =>
        Assert.Throws<SettingsException>(() => SettingTable.Read([setting]));

    [Theory]
    [InlineData("c7i.medium", 1)]
    [InlineData("c7i.large", 2)]
    [InlineData("g6.xlarge", 4)]
    [InlineData("g5.12xlarge", 48)]
    [InlineData("c7i.metal-24xl", int.MaxValue)]
    public void TheSizeTellsTheProcessors(string instanceType, int vcpus) => Assert.Equal(vcpus, MachineSize.Vcpus(instanceType));

    [Fact]
    public void SettingsAreRead()
    {
        var settings = SettingTable.Read(
            ["egress=NAT", "instanceTypes=c7i.xlarge, m7i.large", "spotShare=0.5", "maxVcpus=7", "minVcpus=5", "allowedPrincipals=arn:aws:iam::123456789012:role/a/b"]);

        Assert.Equal(Egress.Nat, settings.Egress);
        Assert.Equal(["c7i.xlarge", "m7i.large"], settings.InstanceTypes);
        Assert.Equal((4, 3, 4), (settings.SpotVcpus, settings.OnDemandVcpus, settings.MinSpotVcpus));
        Assert.False(settings.UsesGpu);
    }
}
