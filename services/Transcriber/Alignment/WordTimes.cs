using AudioAspire.Contracts;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Alignment;

/// <summary>Words of a window with their times in the recording.</summary>
internal sealed class WordTimes(WordBuilder words, double secondsPerPosition)
{
    public IReadOnlyList<TimedWord> Align(SpeechWindow window, WindowReading reading, string language)
    {
        var best = reading.Best;
        if (best.Tokens.Length == 0) return [];
        var attention = reading.Attention;
        var starts = DynamicTimeWarping.Starts(AttentionFilter.Apply(attention), attention.Rows, attention.Positions);
        double TimeOf(int row) => row < starts.Length ? starts[row] * secondsPerPosition : window.Length;

        var timed = new List<TimedWord>();
        var earliest = window.Start;
        foreach (var word in words.Build(best.Tokens, language))
        {
            var text = word.Text.Trim();
            if (text.Length == 0) continue;
            var core = word.First + words.CoreLength(best.Tokens.AsSpan(word.First, word.Last - word.First));
            var heard = Heard(window, TimeOf(word.First), TimeOf(core));
            var start = Math.Clamp(heard.Start, earliest, window.End);
            var end = Math.Clamp(heard.End, start, window.End);
            earliest = end;
            timed.Add(new TimedWord(text, start, end, Confidence(best, word), timed.Count > 0 && !word.Text.StartsWith(' ')));
        }
        return timed;
    }

    /// <summary>The part of a stretch of the window in which voice activity heard speech: a word does not reach into a pause.</summary>
    static (double Start, double End) Heard(SpeechWindow window, double from, double to)
    {
        var (start, end) = (window.ToRecording(from), window.ToRecording(to));
        var (first, last) = (double.NaN, double.NaN);
        foreach (var speech in window.Speech)
        {
            var (s, e) = (Math.Max(start, (double)speech.Start / AudioFormat.SampleRate), Math.Min(end, (double)speech.End / AudioFormat.SampleRate));
            if (s >= e) continue;
            if (double.IsNaN(first)) (first, last) = (s, e);
            // Over a pause, the longer side is the word.
            else if (e - s > last - first) (first, last) = (s, e);
        }
        return double.IsNaN(first) ? (start, end) : (first, last);
    }

    static double Confidence(Hypothesis reading, TokenWord word)
    {
        var sum = 0.0;
        for (var i = word.First; i < word.Last; i++) sum += reading.LogProbabilities[i];
        return Math.Exp(sum / (word.Last - word.First));
    }
}
