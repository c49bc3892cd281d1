using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using AudioAspire.Contracts;
using AudioAspire.Infra.Identity;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Storage;

/// <summary>The bucket of recordings (input/), results (output/) and checkpoints (work/), and another for the log of who read what.</summary>
internal sealed class Recordings : Construct
{
    const int CheckpointDays = 14;
    const int OldVersionDays = 30;
    const int AccessLogDays = 365;

    public Recordings(Construct scope, IKey key, DeploymentSettings settings) : base(scope, "Recordings")
    {
        var accessLog = new Bucket(this, "AccessLog", Private(new BucketProps
        {
            // Log delivery cannot write with a customer's key.
            Encryption = BucketEncryption.S3_MANAGED,
            LifecycleRules = [Expire("", AccessLogDays)],
        }));
        Bucket = new Bucket(this, "Bucket", Private(new BucketProps
        {
            Encryption = BucketEncryption.KMS,
            EncryptionKey = key,
            BucketKeyEnabled = true,
            ServerAccessLogsBucket = accessLog,
            ServerAccessLogsPrefix = "recordings/",
            LifecycleRules = [.. Rules(settings)],
        }));
        // The CDK would turn it on by a function that may write the notifications of every bucket.
        ((CfnBucket)Bucket.Node.DefaultChild!).NotificationConfiguration = new CfnBucket.NotificationConfigurationProperty
        {
            EventBridgeConfiguration = new CfnBucket.EventBridgeConfigurationProperty { EventBridgeEnabled = true },
        };
        if (settings.AllowedPrincipals.Count > 0) AllowPeople(new CompositePrincipal([.. settings.AllowedPrincipals.Select(a => new ArnPrincipal(a))]));
    }

    public Bucket Bucket { get; }

    static BucketProps Private(BucketProps props)
    {
        props.EnforceSSL = true;
        props.MinimumTLSVersion = 1.2;
        props.BlockPublicAccess = BlockPublicAccess.BLOCK_ALL;
        props.ObjectOwnership = ObjectOwnership.BUCKET_OWNER_ENFORCED;
        props.Versioned = true;
        props.RemovalPolicy = RemovalPolicy.RETAIN;
        return props;
    }

    static IEnumerable<ILifecycleRule> Rules(DeploymentSettings settings)
    {
        yield return Expire(ObjectKeys.Work, CheckpointDays);
        yield return new LifecycleRule
        {
            Id = "TidyUp",
            AbortIncompleteMultipartUploadAfter = Duration.Days(7),
            NoncurrentVersionExpiration = Duration.Days(OldVersionDays),
            Transitions = [new Transition { StorageClass = StorageClass.INTELLIGENT_TIERING, TransitionAfter = Duration.Days(0) }],
        };
        if (settings.DataRetentionDays == 0) yield break;
        yield return Expire(ObjectKeys.Input, settings.DataRetentionDays);
        yield return Expire(ObjectKeys.Output, settings.DataRetentionDays);
    }

    static LifecycleRule Expire(string prefix, int days) => new()
    {
        Id = $"Expire{prefix.TrimEnd('/')}",
        Prefix = prefix.Length > 0 ? prefix : null,
        Expiration = Duration.Days(days),
        NoncurrentVersionExpiration = Duration.Days(OldVersionDays),
    };

    void AllowPeople(IPrincipal people)
    {
        Add("PeopleUpload", ["s3:PutObject", "s3:AbortMultipartUpload"], Bucket.ArnForObjects(ObjectKeys.Input + "*"));
        Add("PeopleRead", ["s3:GetObject"], Bucket.ArnForObjects(ObjectKeys.Output + "*"));
        Add("PeopleList", ["s3:ListBucket"], Bucket.BucketArn).AddCondition("StringLike",
            new Dictionary<string, object> { ["s3:prefix"] = new[] { ObjectKeys.Input + "*", ObjectKeys.Output + "*" } });

        PolicyStatement Add(string sid, string[] actions, string resource)
        {
            var statement = Allow.To(actions, resource);
            statement.Sid = sid;
            statement.AddPrincipals(people);
            Bucket.AddToResourcePolicy(statement);
            return statement;
        }
    }
}
