using System.Text.Json.Nodes;
using AudioAspire.Infra.Tests.Support;

namespace AudioAspire.Infra.Tests;

public sealed class DataProtectionTests(Synthesized synthesized)
{
    readonly Template template = synthesized.System();

    [Fact]
    public void EveryBucketIsEncryptedVersionedAndClosedToThePublic()
    {
        var buckets = template.All("AWS::S3::Bucket").ToArray();

        Assert.Equal(2, buckets.Length);
        Assert.All(buckets, b =>
        {
            Assert.NotEmpty(b.Properties["BucketEncryption"]!["ServerSideEncryptionConfiguration"]!.AsArray());
            var block = b.Properties["PublicAccessBlockConfiguration"]!.AsObject();
            Assert.Equal(4, block.Count(m => (bool)m.Value!));
            Assert.Equal("Enabled", (string?)b.Properties["VersioningConfiguration"]!["Status"]);
            Assert.Equal("BucketOwnerEnforced", (string?)b.Properties["OwnershipControls"]!["Rules"]![0]!["ObjectOwnership"]);
        });
    }

    [Fact]
    public void RecordingsAreEncryptedWithTheRotatedKeyAndReportedToEventBridge()
    {
        var bucket = template.One("AWS::S3::Bucket", "RecordingsBucket");

        var rule = bucket["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!;
        Assert.Equal("aws:kms", (string?)rule["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]);
        Assert.True((bool)rule["BucketKeyEnabled"]!);
        Assert.True((bool)bucket["NotificationConfiguration"]!["EventBridgeConfiguration"]!["EventBridgeEnabled"]!);
        Assert.True((bool)template.One("AWS::KMS::Key")["EnableKeyRotation"]!);
    }

    [Fact]
    public void EveryBucketQueueAndTopicOfOursRefusesPlainHttpOrIsOnlyForServices()
    {
        var refusals = template.Statements().Where(s => !s.Allows && s.Condition("Bool", "aws:SecureTransport") == "false").ToArray();

        var policies = template.All("AWS::S3::BucketPolicy").Concat(template.All("AWS::SQS::QueuePolicy")).Select(p => p.Id);
        Assert.Equal(policies.Order(), refusals.Select(s => s.Id).Order());
        Assert.All(template.All("AWS::S3::BucketPolicy"), p => Assert.Contains(refusals, r => r.Id == p.Id && r.Actions is ["s3:*"] && r.Resources.Count() == 2));
    }

    [Fact]
    public void CheckpointsGoAfterTwoWeeksAndUnfinishedUploadsAfterOne()
    {
        var rules = Rules(template);

        Assert.Contains(rules, r => (string?)r["Prefix"] == "work/" && (int)r["ExpirationInDays"]! == 14);
        Assert.Contains(rules, r => (int?)r["AbortIncompleteMultipartUpload"]?["DaysAfterInitiation"] == 7);
        Assert.DoesNotContain(rules, r => (string?)r["Prefix"] is "input/" or "output/");
    }

    [Fact]
    public void RecordingsAndResultsGoWhenARetentionIsGiven()
    {
        var rules = Rules(synthesized.System("dataRetentionDays=365"));

        Assert.All((string[])["input/", "output/"], prefix => Assert.Contains(rules, r => (string?)r["Prefix"] == prefix && (int)r["ExpirationInDays"]! == 365));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(7, "logRetentionDays=7")]
    public void EveryLogGroupIsEncryptedAndForgets(int days, params string[] settings)
    {
        var groups = synthesized.System(settings).All("AWS::Logs::LogGroup").ToArray();

        Assert.Equal(2, groups.Length);
        Assert.All(groups, g => Assert.Equal(days, (int)g.Properties["RetentionInDays"]!));
        Assert.All(groups, g => Assert.NotNull(g.Properties["KmsKeyId"]));
    }

    [Fact]
    public void ImagesAreScannedAndTheirVersionsNeverChange()
    {
        var repositories = synthesized.Images().All("AWS::ECR::Repository").ToArray();

        Assert.Equal(["audioaspire/collector", "audioaspire/pipeline", "audioaspire/transcriber", "audioaspire/trigger"],
            repositories.Select(r => (string)r.Properties["RepositoryName"]!).Order());
        Assert.All(repositories, r =>
        {
            Assert.True((bool)r.Properties["ImageScanningConfiguration"]!["ScanOnPush"]!);
            Assert.Equal("IMMUTABLE", (string?)r.Properties["ImageTagMutability"]);
            Assert.NotNull(r.Properties["LifecyclePolicy"]);
        });
    }

    static JsonNode[] Rules(Template template) =>
        [.. template.One("AWS::S3::Bucket", "RecordingsBucket")["LifecycleConfiguration"]!["Rules"]!.AsArray().Select(r => r!)];
}
