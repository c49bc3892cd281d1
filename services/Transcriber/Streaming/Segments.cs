using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Search;

namespace AudioAspire.Transcriber.Streaming;

/// <summary>A window's words as segments: cut at pauses, and behind sentences where there is a short one.</summary>
internal static class Segments
{
    const double Pause = 1.0, SentencePause = 0.3;

    public static IEnumerable<Segment> Of(WindowText text, string language, string suspect = "")
    {
        var first = 0;
        for (var i = 1; i <= text.Words.Count; i++)
        {
            if (i < text.Words.Count && !EndsAt(text.Words[i - 1], text.Words[i])) continue;
            yield return Build(text, first, i, language, suspect);
            first = i;
        }
    }

    static bool EndsAt(TimedWord word, TimedWord next)
    {
        var pause = next.Start - word.End;
        return pause >= Pause || pause >= SentencePause && word.Text[^1] is '.' or '?' or '!' or '。' or '？' or '！';
    }

    static Segment Build(WindowText text, int first, int last, string language, string suspect)
    {
        var segment = new Segment
        {
            Start = text.Words[first].Start,
            End = text.Words[last - 1].End,
            Channel = text.Window.Channel,
            Language = language,
            AverageLogProbability = text.AverageLogProbability,
            Suspect = suspect,
        };
        for (var i = first; i < last; i++)
        {
            var word = text.Words[i];
            segment.Words.Add(new Word { Text = word.Text, Start = word.Start, End = word.End, Confidence = word.Confidence, Glued = word.Glued });
        }
        return segment;
    }
}
