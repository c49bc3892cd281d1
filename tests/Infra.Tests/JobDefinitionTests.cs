using System.Text.Json.Nodes;
using AudioAspire.Infra.JobDefinitions;
using AudioAspire.Infra.Settings;
using AudioAspire.Infra.Tests.Support;

namespace AudioAspire.Infra.Tests;

public sealed class JobDefinitionTests(Synthesized synthesized)
{
    [Fact]
    public void MembersAreInPascalCaseAndChosenNamesStayAsTheyAre()
    {
        var job = synthesized.System().One("AWS::Batch::JobDefinition");
        var container = job["EcsProperties"]!["TaskProperties"]![0]!["Containers"]![0]!;

        Assert.True((bool)container["ReadonlyRootFilesystem"]!);
        Assert.Equal("awslogs", (string?)container["LogConfiguration"]!["LogDriver"]);
        Assert.Equal("transcriber", (string?)container["LogConfiguration"]!["Options"]!["awslogs-stream-prefix"]);
        Assert.Equal("input/none", (string?)job["Parameters"]!["key"]);
        Assert.Equal("audioaspire", (string?)job["Tags"]!["application"]);
        Assert.Equal(21600, (int)job["Timeout"]!["AttemptDurationSeconds"]!);
    }

    [Fact]
    public void PlaceholdersBecomeReferencesToTheDeployment()
    {
        var task = synthesized.System("version=2.0.0").One("AWS::Batch::JobDefinition")["EcsProperties"]!["TaskProperties"]![0]!;
        var image = task["Containers"]![0]!["Image"]!["Fn::Sub"]!;

        Assert.StartsWith("JobRolesTask", (string)task["TaskRoleArn"]!["Fn::GetAtt"]![0]!, StringComparison.Ordinal);
        Assert.StartsWith("JobLogs", (string)task["Containers"]![0]!["LogConfiguration"]!["Options"]!["awslogs-group"]!["Ref"]!, StringComparison.Ordinal);
        Assert.Equal("${Registry}/audioaspire/transcriber:${Version}", (string?)image[0]);
        Assert.Equal("2.0.0", (string?)image[1]!["Version"]);
    }

    [Fact]
    public void OtherBracesSurvive() =>
        Assert.Equal("region: ${Region}, job: ${!env:AWS_BATCH_JOB_ID}",
            (string?)synthesized.System().One("AWS::Batch::JobDefinition")["EcsProperties"]!["TaskProperties"]![0]!["Containers"]![1]!["Environment"]![0]!["Value"]!["Fn::Sub"]![0]);

    [Fact]
    public void AnUnknownPlaceholderIsNamed()
    {
        var placeholders = new Placeholders(new Dictionary<string, string> { ["Version"] = "1", ["Bucket"] = "b" });

        var error = Assert.Throws<InfraException>(() => placeholders.Resolve("${Versoin}"));

        Assert.Equal("unknown-placeholder", error.Code);
        Assert.Contains("${Versoin}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Bucket, Version", error.Hint, StringComparison.Ordinal);
        Assert.Equal("${env:X} ${UPPER_CASE} $Plain", placeholders.Resolve("${env:X} ${UPPER_CASE} $Plain"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"jobDefinitionName":"a","containerProperties":{}}""")]
    [InlineData("""{"jobDefinitionName":"a","ecsProperties":{"taskProperties":[{},{}]}}""")]
    [InlineData("""{"jobDefinitionName":"a","ecsProperties":{"taskProperties":[{"containers":[]}]}}""")]
    [InlineData("""{"jobDefinitionName":"a","ecsProperties":{"taskProperties":[{"containers":[{"name":"x"}]}]}}""")]
    [InlineData("""{"ecsProperties":{"taskProperties":[{"containers":[{"image":"x"}]}]}}""")]
    public void WhatIsNoMultiContainerJobIsRefused(string json) =>
        Assert.Equal("invalid-job-definition", Assert.Throws<InfraException>(() => BatchJob.Parse(json)).Code);

    [Theory]
    [InlineData("instanceTypes=c7i.large")]
    [InlineData("maxVcpus=4", "spotShare=0.5")]
    public void AJobThatFitsNoMachineIsRefused(params string[] settings)
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InfraException>(() => Stacks.Synthesis.Write(SettingTable.Read(settings), SampleJob.Read(), folder.Path));

        Assert.Equal("no-machine-fits", error.Code);
        Assert.Contains("3.25 vCPUs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnImageOfAnotherRegistryNeedsAWayOut()
    {
        var definition = JsonNode.Parse(File.ReadAllText(SampleJob.File))!;
        definition["ecsProperties"]!["taskProperties"]![0]!["containers"]![1]!["image"] = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1";
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InfraException>(() => Stacks.Synthesis.Write(new(), BatchJob.Parse(definition.ToJsonString()), folder.Path));

        Assert.Equal("foreign-image", error.Code);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
