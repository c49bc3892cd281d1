using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <summary>A turn a line: [hh:mm:ss] Name: text. What could not be read is listed in its place with its length.</summary>
internal static class TextTranscript
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder();
        foreach (var line in Lines.Of(transcript))
            text.Append($"[{Timecode.Seconds(line.Start)}] ").Append(line.Turn is { } turn
                ? $"{transcript.SpeakerName(turn.Speaker)}: {PlainText.Clean(turn.Text)}"
                : $"[{Gap.Kind}, {line.Gap!.Length}]").Append('\n');
        return text.ToString();
    }
}
