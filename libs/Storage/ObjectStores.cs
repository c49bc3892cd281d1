using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace AudioAspire.Storage;

/// <summary>Opens the store that a location names.</summary>
public static partial class ObjectStores
{
    const string Scheme = "s3://";

    /// <summary>STORE (default data) and STORE_OUTPUT; for a bucket <see cref="AwsAccess.To"/>, and S3_KMS_KEY_ID where another key than the bucket's encrypts.</summary>
    /// <exception cref="StoreSettingException">The location cannot be used; the message says why.</exception>
    public static IObjectStore FromConfiguration(IConfiguration configuration) =>
        Open(Text(configuration["STORE"]) ?? "data", Text(configuration["STORE_OUTPUT"]), configuration);

    /// <param name="location">A folder, or s3://BUCKET.</param>
    /// <param name="outputFolder">Holds what is under output/ instead; only for a folder.</param>
    /// <exception cref="StoreSettingException">The location cannot be used; the message says why.</exception>
    public static IObjectStore Open(string location, string? outputFolder = null) =>
        Open(location, outputFolder, new ConfigurationBuilder().AddEnvironmentVariables().Build());

    static IObjectStore Open(string location, string? outputFolder, IConfiguration configuration)
    {
        if (!Address().IsMatch(location) && !File.Exists(location)) return new FolderStore(location, outputFolder);
        var bucket = location.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? location[Scheme.Length..].TrimEnd('/') : "";
        if (bucket.Length == 0 || bucket.Contains('/'))
            throw new StoreSettingException($"STORE must be a folder or s3://BUCKET (input/ and output/ are at the bucket's root), not '{location}'.");
        if (outputFolder is not null)
            throw new StoreSettingException("STORE_OUTPUT goes with a folder only; results of a bucket stay in the bucket. Leave it out.");
        return S3Store.Connect(bucket, AwsAccess.To("S3", configuration), Text(configuration["S3_KMS_KEY_ID"]));
    }

    /// <summary>One letter before the colon is a drive of Windows.</summary>
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+:")]
    private static partial Regex Address();

    static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
