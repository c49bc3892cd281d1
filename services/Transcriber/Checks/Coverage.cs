using AudioAspire.Contracts;
using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Checks;

/// <summary>Speech that no word accounts for.</summary>
internal static class Coverage
{
    /// <summary>A gap between words is a pause of the speaker up to this long, in seconds.</summary>
    const double Tolerance = 0.35;

    /// <param name="words">In order of time.</param>
    /// <param name="shortest">Seconds of speech without words that count.</param>
    public static IReadOnlyList<SampleSpan> Uncovered(IEnumerable<SampleSpan> speech, IReadOnlyList<TimedWord> words, double shortest)
    {
        var holes = new List<SampleSpan>();
        foreach (var span in speech)
        {
            var at = span.Start;
            foreach (var word in words)
            {
                var (start, end) = (Samples(word.Start - Tolerance), Samples(Math.Min(word.End, word.Start + LongestSeconds(word.Text)) + Tolerance));
                if (end <= at) continue;
                if (start >= span.End) break;
                Add(at, start);
                at = end;
            }
            Add(at, span.End);
        }
        return holes;

        void Add(long start, long end)
        {
            if (end - start >= shortest * AudioFormat.SampleRate) holes.Add(new SampleSpan(start, end));
        }
    }

    /// <summary>A word that lasts longer hides speech that was not read. A digit may be a whole spoken word.</summary>
    static double LongestSeconds(string word) => 0.8 + word.Sum(c => char.IsLetter(c) ? 0.12 : char.IsDigit(c) ? 0.6 : 0);

    static long Samples(double seconds) => (long)(seconds * AudioFormat.SampleRate);
}
