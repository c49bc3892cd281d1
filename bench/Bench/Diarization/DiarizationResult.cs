using AudioAspire.Scoring.Diarization;

namespace AudioAspire.Bench.Diarization;

/// <summary>Sums over recordings.</summary>
/// <param name="CountRight">Recordings with the right number of speakers.</param>
/// <param name="ModelSeconds">Time inside the two models; 0 where it is not known.</param>
internal sealed record DiarizationResult(DiarizationScore Exact, DiarizationScore Collared, BoundaryScore Boundaries,
    int Found, int True, int CountRight, int Recordings, double Seconds, double Busy, double ModelSeconds)
{
    const double Collar = 0.25, Near = 0.1;

    public static IReadOnlyList<string> Titles { get; } =
        ["recording", "DER %", "0.25 s", "missed", "false", "confused", "JER %", "within 0.1 s", "speakers", "count right", "RTF", "time / models"];

    public static DiarizationResult Zero { get; } = new(DiarizationScore.Zero, DiarizationScore.Zero, default, 0, 0, 0, 0, 0, 0, 0);

    public static DiarizationResult Of(IReadOnlyList<SpeakerSegment> truth, IReadOnlyList<SpeakerSegment> heard, double seconds, double busy, double modelSeconds)
    {
        int found = CountedRecordings.Count(heard), actual = CountedRecordings.Count(truth);
        return new DiarizationResult(DiarizationScorer.Score(truth, heard), DiarizationScorer.Score(truth, heard, Collar), BoundaryScore.Of(truth, heard, Near),
            found, actual, found == actual ? 1 : 0, 1, seconds, busy, modelSeconds);
    }

    public static DiarizationResult operator +(DiarizationResult a, DiarizationResult b) => new(a.Exact + b.Exact, a.Collared + b.Collared, a.Boundaries + b.Boundaries,
        a.Found + b.Found, a.True + b.True, a.CountRight + b.CountRight, a.Recordings + b.Recordings, a.Seconds + b.Seconds, a.Busy + b.Busy, a.ModelSeconds + b.ModelSeconds);

    public string[] Row(string name) =>
    [
        name, Percent(Exact.Der), Percent(Collared.Der), Percent(Exact.Missed / Exact.Total), Percent(Exact.FalseAlarm / Exact.Total),
        Percent(Exact.Confused / Exact.Total), Percent(Exact.Jer), Percent(Boundaries.Share), $"{Found} / {True}", $"{CountRight} / {Recordings}",
        $"{Busy / Seconds:F4}", ModelSeconds > 0 ? $"{Busy / ModelSeconds:F2}" : "",
    ];

    static string Percent(double share) => $"{100 * share:F1}";
}
