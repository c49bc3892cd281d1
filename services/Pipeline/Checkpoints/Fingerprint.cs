using System.Security.Cryptography;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Options;

namespace AudioAspire.Pipeline.Checkpoints;

/// <summary>One hash of everything that decides a job's result.</summary>
internal static class Fingerprint
{
    /// <summary>Changes with every build of the Pipeline.</summary>
    public static string Build { get; } = typeof(Fingerprint).Module.ModuleVersionId.ToString("N");

    public static string Of(InputObject input, JobSettings settings) => Convert.ToHexStringLower(SHA256.HashData(ResultJson.Serialize(new
    {
        input.Key,
        input.Etag,
        settings.Options,
        settings.Vocabulary,
        settings.Names,
        Build,
        Models = ModelManifest(),
    })));

    static string ModelManifest()
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("MODELS_DIR") ?? "", "manifest.json");
        return File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) : "";
    }
}
