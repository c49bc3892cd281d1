using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <summary>SubRip (.srt). A cue that begins a turn has the prefix "Name: "; one that goes on after somebody else's cue has "Name: … ".</summary>
internal static class SubRip
{
    public const string Continued = "… ";

    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var cue in SubtitleCues.Of(transcript))
            text.Append($"{++number}\n{Timecode.Exact(cue.Start, ',')} --> {Timecode.Exact(cue.End, ',')}\n")
                .Append(LineBreaks.Wrap(Prefix(transcript, cue) + cue.Text, SubtitleCues.LineWidth)).Append("\n\n");
        return text.ToString();
    }

    static string Prefix(Transcript transcript, SubtitleCue cue)
    {
        // A colon inside the name would end it early when the file is read back; one in the text would look like a name.
        var name = transcript.SpeakerName(cue.Turn.Speaker).Replace(':', '·') + ": ";
        if (cue.Part == 0) return name;
        return cue.AfterOther || cue.Text.Contains(": ", StringComparison.Ordinal) ? name + Continued : "";
    }
}
