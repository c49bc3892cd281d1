using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <summary>Rich Transcription Time Marked (NIST RT-09): ten fields a line, divided by spaces.</summary>
internal static class Rttm
{
    public static string Write(string interview, IReadOnlyList<DiarizedTurn> turns)
    {
        var text = new StringBuilder();
        foreach (var turn in turns)
            text.Append($"SPEAKER {Field(interview)} 1 {PlainText.Number(turn.Start, "0.000")} {PlainText.Number(turn.End - turn.Start, "0.000")} <NA> <NA> {Field(turn.Speaker)} <NA> <NA>\n");
        return text.ToString();
    }

    static string Field(string value) => PlainText.Clean(value) is { Length: > 0 } text ? text.Replace(' ', '_') : "<NA>";
}
