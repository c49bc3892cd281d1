using System.Text.Json;
using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Options;

/// <summary>Names that a person gave to the speakers of one interview, by speaker (S1, S2...). They lie with the input, so they
/// survive every further run, and stand above the names by which people introduced themselves.</summary>
internal sealed class SpeakerNames : SortedDictionary<string, string>
{
    const int MaxLength = 100;

    public SpeakerNames() : base(StringComparer.Ordinal) { }

    public Diarization Of(Diarization diarization) => Count == 0 ? diarization : diarization with
    {
        Voices = [.. diarization.Voices.Select(v => TryGetValue(v.Id, out var name) ? v with { Name = name } : v)],
    };

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
