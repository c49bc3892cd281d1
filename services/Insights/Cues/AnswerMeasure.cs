using AudioAspire.Insights.Acoustics;

namespace AudioAspire.Insights.Cues;

/// <summary>One way an answer can differ from the speaker's others, and how precisely it is measured.</summary>
/// <param name="LeastSpread">The measure's own error, in its unit.</param>
/// <param name="LeastDifference">A smaller difference is not worth a person's attention, however unusual.</param>
/// <param name="FewerOnly">More of it is no sign.</param>
/// <param name="LeastExpected">Of a share of the words: how many the usual share makes of this answer's; fewer are missing by chance.</param>
internal sealed record AnswerMeasure(string Kind, double LeastSpread, double LeastDifference, Func<Answer, double?> Value, bool FewerOnly = false, double LeastExpected = 0)
{
    /// <summary>What the words alone tell.</summary>
    public static IReadOnlyList<AnswerMeasure> Spoken { get; } =
    [
        // In doublings, so that half as much is as far from usual as twice as much.
        new(CueKind.FewerDetails, 0.7, 2, a => a.Details is { } details ? Math.Log2(1 + details) : null, FewerOnly: true),
        new(CueKind.FewerSelfReferences, 0.03, 0.08, a => a.SelfReferences, FewerOnly: true, LeastExpected: 3),
    ];

    public static IReadOnlyList<AnswerMeasure> Vocal { get; } =
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
/// <param name="Words">How many; 0 where they are not measured.</param>
/// <param name="Details">Content words, numbers and names.</param>
/// <param name="SelfReferences">Share of the words that are "I", "me", "my".</param>
internal sealed record Answer(
    int Position, int Words, double? Details, double? SelfReferences, TurnSound? Sound = null, double? SyllablesPerSecond = null, double? PauseShare = null, double? Latency = null);
