using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <summary>A turn a row, as RFC 4180 has it, with a byte order mark, without which spreadsheets misread accents.
/// Cells that a spreadsheet would take for a formula begin with an apostrophe (OWASP, CSV injection).</summary>
internal static class CsvTranscript
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder("\uFEFF");
        Row(text, "turn", "start", "end", "speaker", "name", "text", "sentiment", "score", "emotion", "overlap", "suspect");
        foreach (var turn in transcript.Turns)
            Row(text, PlainText.Number(turn.Index), PlainText.Number(turn.Start, "0.000"), PlainText.Number(turn.End, "0.000"),
                Cell(turn.Speaker), Cell(transcript.SpeakerName(turn.Speaker)), Cell(turn.Text),
                Cell(turn.Sentiment?.Label), turn.Sentiment is { } s ? PlainText.Number(s.Score) : "", Cell(turn.Emotion),
                turn.Overlap ? "true" : "false", Cell(turn.Suspect));
        return text.ToString();
    }

    static void Row(StringBuilder text, params string[] cells) => text.AppendJoin(',', cells).Append("\r\n");

    static string Cell(string? value)
    {
        var text = PlainText.Clean(value);
        if (text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
    }
}
