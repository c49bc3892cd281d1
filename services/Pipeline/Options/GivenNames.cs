using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Options;

internal static class GivenNames
{
    public static Diarization Of(this SpeakerNames names, Diarization diarization) => names.Count == 0 ? diarization : diarization with
    {
        Voices = [.. diarization.Voices.Select(v => names.TryGetValue(v.Id, out var name) ? v with { Name = name } : v)],
    };
}
