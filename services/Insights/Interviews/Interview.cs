using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Interviews;

/// <summary>What the analysis starts from: one interview's options and turns, ordered by start.</summary>
internal sealed record Interview(AnalyzeOptions Options, IReadOnlyList<AnalyzeTurn> Turns)
{
    public string Language => Options.Language;

    /// <summary>Affect is computed and published.</summary>
    public bool WithAffect => !Options.Without.Contains("affect");

    public bool WithCues => !Options.Without.Contains("cues");

    public bool WithVoicePrints => !Options.Without.Contains("voiceprints");

    /// <summary>Speakers of the options first, then those who only appear in turns; the unknown are none.</summary>
    public IReadOnlyList<string> Speakers { get; } =
        [.. Options.Speakers.Select(s => s.Id).Concat(Turns.Select(t => t.Speaker)).Where(s => s != TranscriptSpeaker.Unknown).Distinct()];
}
