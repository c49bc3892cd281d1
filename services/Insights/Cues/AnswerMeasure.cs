using AudioAspire.Insights.Acoustics;

namespace AudioAspire.Insights.Cues;

/// <summary>One way an answer can sound, and how precisely it is measured.</summary>
/// <param name="LeastSpread">The measure's own error, in its unit.</param>
/// <param name="LeastDifference">A smaller difference is not worth a person's attention, however unusual.</param>
internal sealed record VocalMeasure(string Kind, double LeastSpread, double LeastDifference, Func<AnswerSound, double?> Value)
{
    public static IReadOnlyList<VocalMeasure> All { get; } =
    [
        // Semitones above 60 Hz, so that equal differences sound equal.
        new(CueKind.Pitch, 0.7, 2, a => a.Sound?.Pitch is { } hz ? 12 * Math.Log2(hz / Yin.LowestHz) : null),
        new(CueKind.Loudness, 1.2, 4, a => a.Sound?.Loudness),
        new(CueKind.SpeechRate, 0.4, 1.2, a => a.SyllablesPerSecond),
        new(CueKind.Pauses, 0.04, 0.15, a => a.PauseShare),
        new(CueKind.ResponseLatency, 0.15, 0.7, a => a.Latency),
    ];
}

/// <summary>The measures of one answer; null where it is too short or there is no sound.</summary>
/// <param name="Position">Of its turn.</param>
internal sealed record AnswerSound(int Position, TurnSound? Sound, double? SyllablesPerSecond, double? PauseShare, double? Latency);
