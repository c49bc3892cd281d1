using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;

namespace AudioAspire.Infra.Identity;

/// <summary>The token for downloads of bigger models. It is put in by hand; until then the value is the word "none", because a
/// secret without a value would keep the containers from starting.</summary>
internal sealed class HuggingFaceToken : Construct
{
    public HuggingFaceToken(Construct scope, IKey key) : base(scope, "HuggingFaceToken") =>
        Secret = new Secret(this, "Secret", new SecretProps
        {
            Description = "AudioAspire: Hugging Face token, or the word none",
            EncryptionKey = key,
            SecretStringValue = SecretValue.UnsafePlainText("none"),
            RemovalPolicy = RemovalPolicy.RETAIN,
        });

    public Secret Secret { get; }
}
