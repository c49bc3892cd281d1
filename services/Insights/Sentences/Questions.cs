using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Sentences;

/// <summary>Tells questions by their mark or, where a recogniser left it out, by how they begin.</summary>
internal static class Questions
{
    public static bool IsQuestion(string sentence, Lexicon lexicon)
    {
        var trimmed = sentence.AsSpan().TrimEnd(" \"»”)]");
        if (trimmed.EndsWith("?") || trimmed.EndsWith("？") || trimmed.Contains('¿')) return true;
        if (trimmed.EndsWith("!") || trimmed.EndsWith("...") || trimmed.Contains('?')) return false;
        var words = Tokens.Of(sentence);
        if (words.Count == 0 || words.Count > 1 && lexicon["exclamations"].Contains($"{words[0]} {words[1]}")) return false;
        // "Did you see", "are there", "¿qué hizo": the opener, or an auxiliary before its subject.
        return lexicon["questionOpeners"].Contains(words[0])
            || words.Count > 1 && (lexicon["questionOpeners"].Contains($"{words[0]} {words[1]}")
                || lexicon["auxiliaries"].Contains(words[0]) && lexicon["subjects"].Contains(words[1]));
    }
}
