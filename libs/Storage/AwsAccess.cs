using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Microsoft.Extensions.Configuration;

namespace AudioAspire.Storage;

/// <summary>Where a service of AWS, or something that speaks its protocol, is found, and who calls it.</summary>
/// <param name="Endpoint">Another address than Amazon's, as of LocalStack or moto; null for Amazon's.</param>
/// <param name="Region">Part of every signature.</param>
public sealed record AwsAccess(string? Endpoint, string Region)
{
    const string LocalRegion = "us-east-1";

    /// <summary>AWS_ENDPOINT_URL_SERVICE or AWS_ENDPOINT_URL; AWS_REGION, AWS_DEFAULT_REGION, the profile's or the machine's.</summary>
    /// <param name="service">As in the name of the variable: S3, SQS, BATCH.</param>
    /// <exception cref="ArgumentException">No region is known.</exception>
    public static AwsAccess To(string service, IConfiguration configuration)
    {
        var endpoint = Text(configuration[$"AWS_ENDPOINT_URL_{service}"]) ?? Text(configuration["AWS_ENDPOINT_URL"]);
        return new AwsAccess(endpoint, Text(configuration["AWS_REGION"]) ?? Text(configuration["AWS_DEFAULT_REGION"])
            ?? (endpoint is null ? FallbackRegionFactory.GetRegionEndpoint()?.SystemName : LocalRegion)
            ?? throw new ArgumentException("The AWS region is not known. Set AWS_REGION."));
    }

    /// <summary>The SDK's default chain: environment, profile, container role, instance role. Local imitations are not asked for
    /// credentials that nobody has.</summary>
    public AWSCredentials Credentials() => Endpoint is not null && Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") is null
        ? new BasicAWSCredentials("local", "local")
        : new DefaultChain();

    /// <summary>Makes a client of the SDK call this place.</summary>
    public TConfig Configure<TConfig>(TConfig config) where TConfig : ClientConfig
    {
        if (Endpoint is null) config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
        else (config.ServiceURL, config.AuthenticationRegion) = (Endpoint, Region);
        return config;
    }

    static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <summary>Looked up when the first request is signed: the chain's end asks the network, and a service must start without it.</summary>
    sealed class DefaultChain : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentials();

        public override async Task<ImmutableCredentials> GetCredentialsAsync() =>
            await (await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync()).GetCredentialsAsync();
    }
}
