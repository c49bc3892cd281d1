using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Checkpoints;
using AudioAspire.Pipeline.Options;

namespace AudioAspire.Pipeline.Publishing;

internal static class Manifests
{
    public static Manifest Create(InterviewName name, InputObject input, JobSettings settings, IEnumerable<ModelUse> models) => new()
    {
        Case = name.Case,
        Interview = name.Interview,
        Input = input,
        Options = settings.Options,
        Models = [.. models.Distinct().OrderBy(m => m.Role, StringComparer.Ordinal).ThenBy(m => m.Name, StringComparer.Ordinal)],
        Versions = new(StringComparer.Ordinal)
        {
            ["audioaspire"] = typeof(Manifests).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            ["build"] = Fingerprint.Build,
            ["vocabulary"] = Hash(settings.Vocabulary),
            [SpeakerNames.Key] = settings.Names.Digest,
        },
    };

    /// <summary>Made from this input with these settings, by whatever build.</summary>
    public static bool IsOf(this Manifest manifest, InputObject input, JobSettings settings) =>
        manifest.Input.Key == input.Key && manifest.Input.Etag == input.Etag
        && ResultJson.Serialize(manifest.Options).AsSpan().SequenceEqual(ResultJson.Serialize(settings.Options))
        && manifest.Versions.GetValueOrDefault("vocabulary") == Hash(settings.Vocabulary)
        && manifest.Versions.GetValueOrDefault(SpeakerNames.Key, "") == settings.Names.Digest;

    static string Hash(IReadOnlyList<string> lines) => lines.Count == 0 ? "" :
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
