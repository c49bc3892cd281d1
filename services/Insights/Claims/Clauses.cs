namespace AudioAspire.Insights.Claims;

/// <summary>Splits a sentence after punctuation and before "but", "because" and the like, where both parts say something.</summary>
internal static class Clauses
{
    const int ShortestClause = 3;

    public static IEnumerable<(int From, int To)> Of(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        var from = 0;
        for (var i = 1; i < words.Count; i++)
        {
            var breaks = words[i - 1].EndsClause && Content(words, from, i) > 0 && Content(words, i, words.Count) > 1
                || grammar.Has("conjunctions", words[i].Folded) && Content(words, from, i) > 0;
            if (!breaks || i - from < ShortestClause) continue;
            yield return (from, i);
            from = i;
        }
        yield return (from, words.Count);
    }

    /// <summary>The words around a position, up to the nearest punctuation or conjunction on both sides.</summary>
    public static IReadOnlyList<Word> Around(IReadOnlyList<Word> words, int at, ClaimGrammar grammar)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && !words[from - 1].EndsClause && !grammar.Has("conjunctions", words[from].Folded)) from--;
        while (to < words.Count && !words[to - 1].EndsClause && !grammar.Has("conjunctions", words[to].Folded)) to++;
        return [.. words.Skip(from).Take(to - from)];
    }

    static int Content(IReadOnlyList<Word> words, int from, int to) => words.Skip(from).Take(to - from).Count(w => w.Stem.Length > 0);
}
