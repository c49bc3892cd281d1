using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using AudioAspire.Contracts;

namespace AudioAspire.Infra.Identity;

/// <summary>What the programs do with the bucket.</summary>
internal static class RecordingAccess
{
    static readonly string[] Read = ["s3:GetObject", "s3:GetObjectVersion"];
    static readonly string[] Write = ["s3:PutObject", "s3:AbortMultipartUpload"];

    /// <summary>All actions on objects that any of them needs.</summary>
    public static readonly string[] Objects = [.. Read, .. Write, "s3:DeleteObject"];

    /// <summary>A job reads the recording, writes results and checkpoints, and removes the checkpoints.</summary>
    public static IEnumerable<PolicyStatement> OfJobs(IBucket bucket, IKey key) =>
    [
        Allow.To(Read, bucket.ArnForObjects(ObjectKeys.Input + "*")),
        Allow.To(Objects, bucket.ArnForObjects(ObjectKeys.Output + "*"), bucket.ArnForObjects(ObjectKeys.Work + "*")),
        List(bucket),
        Encryption(key),
    ];

    /// <summary>The Trigger looks at the recording, claims its status.json, keeps the list of open claims, and leaves its part of the trace.</summary>
    public static IEnumerable<PolicyStatement> OfTheTrigger(IBucket bucket, IKey key) =>
    [
        Allow.To(Read, bucket.ArnForObjects(ObjectKeys.Input + "*")),
        Allow.To([.. Read, .. Write], bucket.ArnForObjects(ObjectKeys.Output + "*/status.json")),
        Allow.To(Write, bucket.ArnForObjects(ObjectKeys.Work + "*/traces/*")),
        Allow.To(Objects, bucket.ArnForObjects(ObjectKeys.Work + "*/claims/*")),
        List(bucket),
        Encryption(key),
    ];

    /// <summary>Of all prefixes: S3 answers 404 for an object that is not there only to those who may list without one, and 403 to others.</summary>
    static PolicyStatement List(IBucket bucket) => Allow.To(["s3:ListBucket"], bucket.BucketArn);

    static PolicyStatement Encryption(IKey key) => Allow.To(["kms:Decrypt", "kms:GenerateDataKey"], key.KeyArn);
}
