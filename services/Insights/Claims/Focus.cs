namespace AudioAspire.Insights.Claims;

/// <summary>What question and answer both name: "the plumber", where it is asked when the plumber came and answered that the plumber came
/// at nine. Two claims that keep to different things speak apart, however alike the rest is (contrastive topics: Büring 2003, On D-trees, beans,
/// and B-accents). A rank or side of a thing is marked by <see cref="Rank"/>, a part of the day by <see cref="DayPart"/>.</summary>
internal static class Focus
{
    public const char Rank = '#', DayPart = '@';

    public static IEnumerable<string> Of(IReadOnlyList<Word> answer, IReadOnlyList<Word> question, ClaimGrammar grammar) =>
        Things(answer, grammar, bare: false).Intersect(Things(question, grammar, bare: true));

    // Nouns behind an article, names, days, and the rank of one among several: "the second complaint".
    static IEnumerable<string> Things(IReadOnlyList<Word> words, ClaimGrammar grammar, bool bare)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var led = bare || i > 0 && grammar.Has("determiners", words[i - 1].Folded);
            if (words[i].Stem.Length > 0 && (led || words[i].Name || grammar.IsCalendar(words[i].Folded))) yield return words[i].Stem;
            if ((led || i > 0 && grammar.Language == "es" && words[i - 1].Stem.Length > 0) && grammar.TryMatch("ranks", words, i, out var rank, out _)) yield return Rank + rank;
            if (grammar.TryMatch("dayparts", words, i, out var part, out _)) yield return DayPart + part;
        }
    }
}
