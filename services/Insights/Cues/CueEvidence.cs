using System.Collections.Frozen;
using System.Text.Json;

namespace AudioAspire.Insights.Cues;

/// <param name="Effect">What research found, with its size and reference.</param>
/// <param name="Caution">What the sign does not prove.</param>
internal sealed record CueEvidence(string Effect, string Caution)
{
    static readonly FrozenDictionary<string, Dictionary<string, CueEvidence>> Table = Load();

    /// <summary>What is known of a kind of cue, in the language if it is there, else in English.</summary>
    public static CueEvidence Of(string kind, string language) =>
        Table[kind].TryGetValue(language.Split('-', '_')[0], out var evidence) ? evidence : Table[kind]["en"];

    static FrozenDictionary<string, Dictionary<string, CueEvidence>> Load()
    {
        using var stream = typeof(CueEvidence).Assembly.GetManifestResourceStream("Cues/evidence.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, CueEvidence>>>(stream, JsonSerializerOptions.Web)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
