namespace AudioAspire.Scoring.Diarization;

/// <summary>Seconds of each kind of error; sums over recordings by adding.</summary>
/// <param name="Total">Reference speech, counted once a speaker.</param>
/// <param name="JaccardErrors">Sum over reference speakers of 1 - intersection / union.</param>
public sealed record DiarizationScore(double Total, double Missed, double FalseAlarm, double Confused, double JaccardErrors, int Speakers)
{
    public static DiarizationScore Zero { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Diarization error rate (NIST): may exceed 1.</summary>
    public double Der => Total > 0 ? (Missed + FalseAlarm + Confused) / Total : FalseAlarm > 0 ? 1 : 0;

    /// <summary>Jaccard error rate (DIHARD II): a mean over people, so the quiet ones count as much.</summary>
    public double Jer => Speakers > 0 ? JaccardErrors / Speakers : 0;

    public static DiarizationScore operator +(DiarizationScore a, DiarizationScore b) => new(
        a.Total + b.Total, a.Missed + b.Missed, a.FalseAlarm + b.FalseAlarm, a.Confused + b.Confused,
        a.JaccardErrors + b.JaccardErrors, a.Speakers + b.Speakers);
}
