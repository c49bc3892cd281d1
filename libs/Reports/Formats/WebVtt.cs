using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <summary>WebVTT (W3C) with voice tags. Cue identifiers name the turn and the part of it ("turn-12.2").</summary>
internal static class WebVtt
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder($"WEBVTT\nLanguage: {Escape(PlainText.Clean(transcript.Language))}\n\n");
        foreach (var cue in SubtitleCues.Of(transcript))
            text.Append($"turn-{cue.Turn.Index}.{cue.Part + 1}\n{Timecode.Exact(cue.Start, '.')} --> {Timecode.Exact(cue.End, '.')}\n")
                .Append($"<v {Escape(transcript.SpeakerName(cue.Turn.Speaker))}>")
                .Append(Escape(LineBreaks.Wrap(cue.Text, SubtitleCues.LineWidth))).Append("\n\n");
        return text.ToString();
    }

    static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
