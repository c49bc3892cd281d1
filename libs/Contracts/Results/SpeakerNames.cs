using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AudioAspire.Contracts.Results;

/// <summary>Names that a person gave to the speakers of one interview, by speaker (S1, S2...). They lie with the input, in the case's
/// options.json, so they survive every further run, and stand above the names by which people introduced themselves.</summary>
public sealed class SpeakerNames : SortedDictionary<string, string>
{
    public const int MaxLength = 100;

    /// <summary>Where options.json holds them, and manifest.json tells which it was made with.</summary>
    public const string Key = "names";

    public SpeakerNames() : base(StringComparer.Ordinal) { }

    /// <summary>Tells one set of names from another; empty where there are none.</summary>
    public string Digest => Count == 0 ? "" :
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', this.Select(n => $"{n.Key}\t{n.Value}")))));

    /// <summary>What a speaker is called whose name nobody knows.</summary>
    /// <param name="index">Among the speakers of the transcript, from 0.</param>
    public static string Unnamed(int index, string language) => $"{(language == "es" ? "Hablante" : "Speaker")} {index + 1}";

    public Transcript On(Transcript transcript) => transcript with
    {
        Speakers = [.. transcript.Speakers.Select(s => s with { Name = Of(s.Id, s.Name) })],
    };

    /// <param name="otherwise">What the speaker is called without a name of this set.</param>
    public string Of(string speaker, string otherwise) => this.GetValueOrDefault(speaker, otherwise);

    /// <returns>By interview; null where it is anything but an object of objects of names.</returns>
    public static IReadOnlyDictionary<string, SpeakerNames>? ParseAll(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var all = new SortedDictionary<string, SpeakerNames>(StringComparer.Ordinal);
        foreach (var interview in json.EnumerateObject())
        {
            if (interview.Value.ValueKind != JsonValueKind.Object) return null;
            var names = all[interview.Name] = [];
            foreach (var speaker in interview.Value.EnumerateObject())
            {
                if (speaker.Value.ValueKind != JsonValueKind.String || speaker.Value.GetString()!.Trim() is not { Length: > 0 and <= MaxLength } name) return null;
                names[speaker.Name] = name;
            }
        }
        return all;
    }
}
