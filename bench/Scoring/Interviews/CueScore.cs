using AudioAspire.Contracts.Results;

namespace AudioAspire.Scoring.Interviews;

/// <summary>Authored verbal cues found (same turn, same kind), and how many verbal cues were reported in all.</summary>
public sealed record CueScore(int Found, int Authored, int Reported)
{
    static readonly string[] Kinds =
    [
        "hesitation", "memory_lapse", "question_repeat", "emphatic_denial", "overjustification", "defensive",
        "evasion", "hedging", "minimising", "concealment", "rhetorical_question",
    ];

    public static CueScore Of(InterviewTruth truth, IReadOnlyList<Cue> cues)
    {
        var reported = cues.Where(c => Kinds.Contains(c.Kind)).Select(c => (c.Turn, c.Kind)).Distinct().ToHashSet();
        var authored = truth.Turns.SelectMany(t => (t.Cues ?? []).Select(kind => (t.Index, kind))).ToArray();
        return new CueScore(authored.Count(reported.Contains), authored.Length, reported.Count);
    }
}
