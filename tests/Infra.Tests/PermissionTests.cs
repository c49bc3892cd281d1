using System.Text.Json.Nodes;
using AudioAspire.Infra.Tests.Support;

namespace AudioAspire.Infra.Tests;

public sealed class PermissionTests(Synthesized synthesized)
{
    const string Role = "arn:aws:iam::123456789012:role/analyst";

    /// <summary>AWS has no permission by resource for these (Service Authorization Reference).</summary>
    static readonly string[] WithoutResource =
    [
        "batch:DescribeJobs", "batch:ListJobs", "ec2:DescribeTags", "ecr:GetAuthorizationToken", "ecs:DiscoverPollEndpoint",
        "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ];

    readonly Template template = synthesized.System($"allowedPrincipals={Role}");

    [Fact]
    public void NoStatementAllowsEverythingOrAWholeService() =>
        Assert.All(template.Statements().Concat(synthesized.Images().Statements()).Where(s => s.Allows), s =>
            Assert.DoesNotContain(s.Actions, a => a == "*" || a.EndsWith(":*", StringComparison.Ordinal)));

    [Fact]
    public void AllResourcesAreAllowedOnlyWhereAwsKnowsNoOther() =>
        // In a key's own policy "*" is that key.
        Assert.All(template.Statements().Where(s => s.Allows && !s.Id.StartsWith("DataKey", StringComparison.Ordinal) && s.Resources.Any(IsEverything)),
            s => Assert.Empty(s.Actions.Except(WithoutResource)));

    [Fact]
    public void NobodyIsAllowedWithoutAName() =>
        // The policy of the S3 endpoint narrows what the others allow.
        Assert.All(template.Statements().Where(s => s.Allows && !s.Id.StartsWith("NetworkVpcS3", StringComparison.Ordinal)), s =>
            Assert.False((string?)(s.Json["Principal"] as JsonValue) == "*" || (string?)(s.Json["Principal"]?["AWS"] as JsonValue) == "*"));

    [Fact]
    public void NoRoleUsesAPolicyOfSomebodyElse() =>
        Assert.All(template.All("AWS::IAM::Role"), r => Assert.Null(r.Properties["ManagedPolicyArns"]));

    [Fact]
    public void ContainersTheAgentTheMachineAndTheTriggerHaveARoleEach() =>
        Assert.Equal(["JobRolesExecution", "JobRolesInstance", "JobRolesTask", "TriggerRole"],
            template.All("AWS::IAM::Role").Select(r => r.Id[..^8]).Order(StringComparer.Ordinal));

    [Fact]
    public void OnlyTheAgentReadsTheSecret() =>
        Assert.All(template.Statements().Where(s => s.Actions.Contains("secretsmanager:GetSecretValue")),
            s => Assert.StartsWith("JobRolesExecution", s.Id, StringComparison.Ordinal));

    [Fact]
    public void TheTriggerWritesNothingButTheStatusItsTraceAndItsOpenClaims() =>
        Assert.Equal(["/output/*/status.json", "/work/*/traces/*", "/work/*/claims/*"],
            template.Statements().Where(s => s.Id.StartsWith("TriggerRole", StringComparison.Ordinal) && s.Actions.Contains("s3:PutObject"))
                .Select(s => (string)s.Resources.Single()["Fn::Join"]![1]![1]!));

    [Fact]
    public void TheTriggerSeesHowOldAMarkOfAClaimIsAndRemovesIt() =>
        Assert.Empty(((string[])["s3:GetObject", "s3:DeleteObject"]).Except(template.Statements()
            .Single(s => s.Id.StartsWith("TriggerRole", StringComparison.Ordinal) && s.Resources.Any(r => r.ToJsonString().Contains("/claims/", StringComparison.Ordinal))).Actions));

    [Fact]
    public void NothingDeletesARecording() =>
        Assert.All(template.Statements().Where(s => s.Id.Contains("Role", StringComparison.Ordinal) && s.Actions.Contains("s3:DeleteObject")),
            s => Assert.DoesNotContain(s.Resources, r => r.ToJsonString().Contains("input/", StringComparison.Ordinal)));

    [Fact]
    public void PeopleUploadToInputAndReadOutput()
    {
        var people = template.Statements().Where(s => s.Json["Principal"]?.ToJsonString().Contains(Role, StringComparison.Ordinal) == true).ToArray();

        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey", "s3:AbortMultipartUpload", "s3:GetObject", "s3:ListBucket", "s3:PutObject"],
            people.SelectMany(s => s.Actions).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(synthesized.System().Statements(), s => s.Json["Principal"]?.ToJsonString().Contains("role/", StringComparison.Ordinal) == true);
    }

    static bool IsEverything(JsonNode resource) => resource is JsonValue value && (string?)value == "*";
}
