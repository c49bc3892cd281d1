using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <param name="Turn">Null for a gap.</param>
internal sealed record Line(double Start, TranscriptTurn? Turn, Gap? Gap);

/// <summary>Speech that could not be read; neighbouring pieces count as one.</summary>
/// <param name="Seconds">Of the pieces alone.</param>
internal sealed record Gap(double Start, double End, double Seconds)
{
    public const string Kind = "untranscribed";

    /// <summary>Mostly a listener's noises: not worth a reader's halt.</summary>
    public bool IsBrief => Seconds < 1.5;
    public string Length => PlainText.Number(Seconds, "0.0") + " s";
}

internal static class Lines
{
    /// <summary>Gaps further apart than this are two, in seconds.</summary>
    const double Apart = 5;

    /// <summary>Turns and, between them, the speech that could not be read.</summary>
    public static IReadOnlyList<Line> Of(Transcript transcript)
    {
        var lines = new List<Line>();
        foreach (var line in transcript.Turns.Select(t => new Line(t.Start, t, null))
            .Concat(transcript.Spans.Where(s => s.Kind == Gap.Kind).Select(s => new Line(s.Start, null, new Gap(s.Start, s.End, s.End - s.Start))))
            .OrderBy(l => l.Start))
        {
            if (line.Gap is { } gap && lines.Count > 0 && lines[^1].Gap is { } before && gap.Start - before.End <= Apart)
                lines[^1] = lines[^1] with { Gap = before with { End = Math.Max(before.End, gap.End), Seconds = before.Seconds + gap.Seconds } };
            else lines.Add(line);
        }
        return lines;
    }
}
