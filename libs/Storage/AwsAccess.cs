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
    /// <exception cref="StoreSettingException">The endpoint is no address, or no usable region is known.</exception>
    public static AwsAccess To(string service, IConfiguration configuration)
    {
        var endpoint = EndpointOf($"AWS_ENDPOINT_URL_{service}", configuration) ?? EndpointOf("AWS_ENDPOINT_URL", configuration);
        var region = Text(configuration["AWS_REGION"]) ?? Text(configuration["AWS_DEFAULT_REGION"])
            ?? (endpoint is null ? FallbackRegionFactory.GetRegionEndpoint()?.SystemName : LocalRegion)
            ?? throw new StoreSettingException("The AWS region is not known. Set AWS_REGION.");
        // It becomes a part of the host's name.
        return Uri.CheckHostName(region) == UriHostNameType.Dns
            ? new AwsAccess(endpoint, region)
            : throw new StoreSettingException($"AWS_REGION must be a region such as {LocalRegion}, not '{region}'.");
    }

    static string? EndpointOf(string name, IConfiguration configuration)
    {
        if (Text(configuration[name]) is not { } given) return null;
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? given
            : throw new StoreSettingException($"{name} must be http(s)://HOST:PORT, not '{given}'.");
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
