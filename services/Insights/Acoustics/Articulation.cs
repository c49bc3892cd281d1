using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Acoustics;

/// <summary>Pauses and pace of a turn from its word times.</summary>
internal static class Articulation
{
    /// <summary>Shorter gaps belong to speaking (Goldman-Eisler 1968).</summary>
    const double ShortestPause = 0.25;
    const double ShortestSpeech = 1.0;
    const string Vowels = "aeiouyáéíóúüàèìòùâêîôûäöãõ";

    /// <summary>Share of the turn spent in pauses between words; null without word times or with less than a second.</summary>
    public static double? PauseShare(AnalyzeTurn turn) =>
        turn.Words.Count < 3 || turn.End - turn.Start < ShortestSpeech ? null : Pauses(turn) / (turn.End - turn.Start);

    /// <summary>Syllables a second of speech, pauses left out; null without word times or with less than a second.</summary>
    public static double? Rate(AnalyzeTurn turn)
    {
        if (turn.Words.Count < 3) return null;
        var speech = turn.Words[^1].End - turn.Words[0].Start - Pauses(turn);
        return speech < ShortestSpeech ? null : turn.Words.Sum(w => Syllables(w.Text)) / speech;
    }

    /// <summary>Groups of vowels: near enough for Spanish and English to compare a speaker with him or herself.</summary>
    internal static int Syllables(string word)
    {
        var (count, before) = (0, false);
        foreach (var c in word)
        {
            var vowel = Vowels.Contains(char.ToLowerInvariant(c));
            if (vowel && !before) count++;
            before = vowel;
        }
        return Math.Max(count, word.Any(char.IsLetterOrDigit) ? 1 : 0);
    }

    static double Pauses(AnalyzeTurn turn) =>
        turn.Words.Zip(turn.Words.Skip(1), (a, b) => b.Start - a.End).Where(gap => gap >= ShortestPause).Sum();
}
