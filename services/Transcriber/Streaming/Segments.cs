using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Checks;
using AudioAspire.Transcriber.Search;

namespace AudioAspire.Transcriber.Streaming;

/// <summary>Words as segments: cut at pauses, behind sentences where there is a short one, and where another reading begins.</summary>
internal static class Segments
{
    const double Pause = 1.0, SentencePause = 0.3;

    public static IEnumerable<Segment> Of(WindowOutcome outcome)
    {
        Segment? open = null;
        WindowText? reading = null;
        var time = 0.0;
        foreach (var (text, word) in outcome.Texts.Where(t => !t.IsInvented)
            .SelectMany(t => t.Words.Select(w => (Text: t, Word: w))).OrderBy(p => p.Word.Start).ThenBy(p => p.Word.End))
        {
            // Readings of neighbouring stretches may overlap a little.
            var start = Math.Max(word.Start, time);
            time = Math.Max(start, word.End);
            if (open is not null && (text != reading || EndsAt(open.Words[^1], start)))
            {
                yield return Close(open, reading!);
                open = null;
            }
            open ??= Open(reading = text, start);
            open.Words.Add(new Word { Text = word.Text, Start = start, End = time, Confidence = word.Confidence, Glued = word.Glued, Heard = word.Heard });
            open.End = time;
        }
        if (open is not null) yield return Close(open, reading!);
    }

    static bool EndsAt(Word word, double next)
    {
        var pause = next - word.End;
        return pause >= Pause || pause >= SentencePause && ".?!。？！".Contains(word.Text[^1]);
    }

    /// <summary>A phantom may follow real words in the same window.</summary>
    static Segment Close(Segment segment, WindowText text)
    {
        if (segment.Suspect.Length == 0 && PhantomPhrases.IsPhantom(string.Join(' ', segment.Words.Select(w => w.Text)), text.NoSpeechProbability, text.AverageLogProbability))
            segment.Suspect = "phantom";
        return segment;
    }

    static Segment Open(WindowText text, double start) => new()
    {
        Start = start,
        Channel = text.Window.Channel,
        Language = text.Language,
        AverageLogProbability = text.AverageLogProbability,
        Suspect = text.Suspect,
    };
}
