using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Identity;

/// <summary>One key for recordings, results, logs, alarms and secrets. It outlives the stack: without it nothing can be read.</summary>
internal sealed class DataKey : Construct
{
    /// <summary>Whoever administers the account administers the key, action by action instead of by kms:*.</summary>
    static readonly string[] Administration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:CreateGrant", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation",
        "kms:EnableKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListResourceTags", "kms:ListRetirableGrants", "kms:PutKeyPolicy", "kms:RetireGrant", "kms:RevokeGrant", "kms:ScheduleKeyDeletion",
        "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    static readonly string[] Use = ["kms:Decrypt", "kms:GenerateDataKey"];

    public DataKey(Construct scope, DeploymentSettings settings) : base(scope, "DataKey")
    {
        Key = new Key(this, "Key", new KeyProps
        {
            Description = "AudioAspire: recordings, results, logs, alarms and secrets",
            EnableKeyRotation = true,
            RemovalPolicy = RemovalPolicy.RETAIN,
            Policy = new PolicyDocument(),
        });
        var stack = Stack.Of(this);
        Allow("Administer", new AccountRootPrincipal(), [.. Administration, .. Use, "kms:Encrypt"]);
        Allow("EncryptLogs", new ServicePrincipal($"logs.{stack.Region}.amazonaws.com"),
            [.. Use, "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
            "ArnLike", "kms:EncryptionContext:aws:logs:arn", $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:*");
        foreach (var service in (string[])["cloudwatch", "budgets"])
            Allow($"Publish{service}", new ServicePrincipal($"{service}.amazonaws.com"), Use, "StringEquals", "aws:SourceAccount", stack.Account);
        if (settings.AllowedPrincipals.Count > 0)
            Allow("People", new CompositePrincipal([.. settings.AllowedPrincipals.Select(a => new ArnPrincipal(a))]), Use,
                "StringEquals", "kms:ViaService", $"s3.{stack.Region}.amazonaws.com");
    }

    public Key Key { get; }

    void Allow(string sid, IPrincipal principal, string[] actions, string? test = null, string? name = null, string? value = null) =>
        Key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = sid,
            Principals = [principal],
            Actions = actions,
            Resources = ["*"], // In a key's policy: this key.
            Conditions = test is null ? null : new Dictionary<string, object> { [test] = new Dictionary<string, object> { [name!] = value! } },
        }));
}
