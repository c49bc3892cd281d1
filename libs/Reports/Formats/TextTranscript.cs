using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <summary>A turn a line: [hh:mm:ss] Name: text. What could not be read is listed in its place.</summary>
internal static class TextTranscript
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder();
        foreach (var line in Lines.Of(transcript))
            text.Append($"[{Timecode.Seconds(line.Start)}] ").Append(line.Turn is { } turn
                ? $"{transcript.SpeakerName(turn.Speaker)}: {PlainText.Clean(turn.Text)}"
                : $"[{line.Gap!.Kind}, {Timecode.Seconds(line.Gap.Start)}-{Timecode.Seconds(line.Gap.End)}]").Append('\n');
        return text.ToString();
    }
}

/// <param name="Turn">Null for a gap.</param>
internal sealed record Line(double Start, TranscriptTurn? Turn, TranscriptSpan? Gap);

internal static class Lines
{
    /// <summary>Turns and, between them, the speech that could not be read.</summary>
    public static IReadOnlyList<Line> Of(Transcript transcript) =>
    [
        .. transcript.Turns.Select(t => new Line(t.Start, t, null))
            .Concat(transcript.Spans.Where(s => s.Kind == "untranscribed").Select(s => new Line(s.Start, null, s)))
            .OrderBy(l => l.Start),
    ];
}
