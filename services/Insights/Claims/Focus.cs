namespace AudioAspire.Insights.Claims;

/// <summary>What question and answer both name: "the plumber", where it is asked when the plumber came and answered that the plumber came
/// at nine. Two claims that keep to different things speak apart, however alike the rest is (contrastive topics: Büring 2003, On D-trees, beans,
/// and B-accents).</summary>
internal static class Focus
{
    public static IEnumerable<string> Of(IReadOnlyList<Word> answer, IReadOnlyList<Word> question, ClaimGrammar grammar) =>
        Things(answer, grammar).Intersect(Things(question, grammar));

    // Nouns behind an article, names, and the rank of one among several: "the second complaint".
    static IEnumerable<string> Things(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Stem.Length > 0 && (words[i].Name || i > 0 && grammar.Has("determiners", words[i - 1].Folded))) yield return words[i].Stem;
            if (i > 0 && (grammar.Has("determiners", words[i - 1].Folded) || grammar.Language == "es" && words[i - 1].Stem.Length > 0) && grammar.TryMatch("ranks", words, i, out var rank, out _)) yield return $"#{rank}";
        }
    }
}
