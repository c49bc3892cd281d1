using AudioAspire.Contracts;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Alignment;

/// <summary>Words of a window with their times in the recording.</summary>
internal sealed class WordTimes(WordBuilder words, double secondsPerPosition)
{
    /// <summary>Seconds, measured on words with known times.</summary>
    const double Early = 0.08;

    public IReadOnlyList<TimedWord> Align(SpeechWindow window, WindowReading reading, string language)
    {
        var best = reading.Best;
        if (best.Tokens.Length == 0) return [];
        var attention = reading.Attention;
        var gain = AttentionFilter.Apply(attention);
        var starts = DynamicTimeWarping.Starts(gain, attention.Rows, attention.Positions);
        int PositionOf(int row) => row < starts.Length ? starts[row] : attention.Positions;

        var timed = new List<TimedWord>();
        var earliest = window.Start;
        foreach (var word in words.Build(best.Tokens, language))
        {
            var text = word.Text.Trim();
            if (text.Length == 0) continue;
            var core = word.First + words.CoreLength(best.Tokens.AsSpan(word.First, word.Last - word.First));
            var rows = gain.AsSpan(word.First * attention.Positions, (core - word.First) * attention.Positions);
            var heard = Heard(window, rows, attention.Positions, PositionOf(word.First), PositionOf(core));
            var end = Math.Clamp(heard.End, earliest, window.End);
            var start = Math.Clamp(heard.Start, earliest, end);
            earliest = end;
            timed.Add(new TimedWord(text, start, end, Confidence(best, word), timed.Count > 0 && !word.Text.StartsWith(' '))
            {
                Heard = reading.Replaced.FirstOrDefault(r => r.First < core && word.First < r.Last).Text ?? "",
            });
        }
        return timed;
    }

    /// <summary>The part of a stretch of the window in which voice activity heard speech: a word does not reach into a pause.
    /// Over a pause, the word is on the side that its tokens attend to.</summary>
    (double Start, double End) Heard(SpeechWindow window, ReadOnlySpan<float> rows, int positions, int first, int last)
    {
        var (start, end) = (window.ToRecording(first * secondsPerPosition), window.ToRecording(last * secondsPerPosition));
        var best = (Start: start, End: end, Gain: double.NegativeInfinity);
        foreach (var speech in window.Speech)
        {
            var (s, e) = (Math.Max(start, (double)speech.Start / AudioFormat.SampleRate), Math.Min(end, (double)speech.End / AudioFormat.SampleRate));
            if (s >= e) continue;
            var gain = Gain(window, rows, positions, first, last, s, e);
            if (gain > best.Gain) best = (s, e, gain);
        }
        // Inside speech, attention turns to a word during the last sound of the word before.
        return best.Start > start ? (best.Start, best.End) : (Math.Min(start + Early, (start + best.End) / 2), best.End);
    }

    double Gain(SpeechWindow window, ReadOnlySpan<float> rows, int positions, int first, int last, double start, double end)
    {
        var sum = 0.0;
        for (var p = first; p < last; p++)
        {
            var time = window.ToRecording((p + 0.5) * secondsPerPosition);
            if (time < start || time >= end) continue;
            for (var row = 0; row < rows.Length; row += positions) sum = Math.Max(sum, rows[row + p]);
        }
        return sum;
    }

    static double Confidence(Hypothesis reading, TokenWord word)
    {
        var sum = 0.0;
        for (var i = word.First; i < word.Last; i++) sum += reading.LogProbabilities[i];
        return Math.Exp(sum / (word.Last - word.First));
    }
}
