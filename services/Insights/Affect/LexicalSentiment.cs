using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Affect;

/// <summary>Valence of a sentence from its words, after VADER (Hutto and Gilbert 2014): negation turns and weakens,
/// intensifiers strengthen, and what follows "but" counts for more than what came before.</summary>
internal static class LexicalSentiment
{
    const double Negated = -0.6, Intensified = 1.25, Diminished = 0.7, BeforeContrast = 0.5;
    const int NegationReach = 3;

    /// <returns>The sum of the valences, and the strongest valence found.</returns>
    public static (double Sum, Valence Strongest) Score(string sentence, string language)
    {
        var (words, lexicon, valences) = (Tokens.Of(sentence), Lexicon.For(language), SentimentLexicon.For(language));
        var (sum, strongest) = (0.0, new Valence(0, ""));
        for (var i = 0; i < words.Count; i++)
        {
            if (lexicon["contrast"].Contains(words[i]) && i > 1) sum *= BeforeContrast;
            if (valences.Match(words, i) is not { } match) continue;
            var score = match.Valence.Score * Modifier(words, i, lexicon);
            sum += score;
            if (Math.Abs(score) > Math.Abs(strongest.Score))
                strongest = new Valence(score, Math.Sign(score) == Math.Sign(match.Valence.Score) ? match.Valence.Emotion : "");
            i += match.Words - 1;
        }
        return (sum, strongest);
    }

    static double Modifier(List<string> words, int at, Lexicon lexicon)
    {
        var modifier = 1.0;
        for (var back = 1; back <= NegationReach && at - back >= 0; back++)
        {
            var word = words[at - back];
            if (lexicon["contrast"].Contains(word)) break;
            if (lexicon["negations"].Contains(word)) return modifier * Negated;
            if (back > 2) continue;
            if (lexicon["intensifiers"].Contains(word)) modifier *= Intensified;
            if (lexicon["diminishers"].Contains(word)) modifier *= Diminished;
        }
        return modifier;
    }
}
