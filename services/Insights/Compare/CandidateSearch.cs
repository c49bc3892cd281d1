namespace AudioAspire.Insights.Compare;

/// <summary>Pairs of claims worth judging. In a small case all are; in a large one each claim meets, in every other interview, those that
/// share its rarest words.</summary>
internal static class CandidateSearch
{
    /// <summary>Claims of one group in a whole case.</summary>
    public const int CompareAllUpTo = 1500;

    /// <summary>Of a large group each claim meets at most so many of another interview.</summary>
    public const int MostCandidates = 2;

    /// <summary>The groups too large to be compared in full; their words are indexed.</summary>
    public static IReadOnlySet<string> LargeGroups(IReadOnlyList<CardFacts> cards)
    {
        var large = cards.SelectMany(c => c.Groups).GroupBy(g => g.Key, g => g.Value.Count, StringComparer.Ordinal)
            .Where(g => g.Sum() > CompareAllUpTo).Select(g => g.Key).Order(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        foreach (var card in cards)
            foreach (var group in large) card.Index(group);
        return large;
    }

    public static IEnumerable<(Fact A, Fact B)> Pairs(CardFacts a, CardFacts b, IReadOnlySet<string> large, Func<Fact, Fact, bool> admits)
    {
        foreach (var (group, ours) in a.Groups)
            if (b.Groups.TryGetValue(group, out var theirs))
                foreach (var pair in large.Contains(group) ? ByWords(a.IndexOf(group), ours.Count, b.IndexOf(group), theirs, admits) : All(ours, theirs, admits))
                    yield return pair;
    }

    static IEnumerable<(Fact A, Fact B)> All(IReadOnlyList<Fact> ours, IReadOnlyList<Fact> theirs, Func<Fact, Fact, bool> admits)
    {
        foreach (var a in ours)
            foreach (var b in theirs)
                if (admits(a, b)) yield return (a, b);
    }

    static IEnumerable<(Fact A, Fact B)> ByWords(WordIndex index, int members, WordIndex others, IReadOnlyList<Fact> theirs, Func<Fact, Fact, bool> admits)
    {
        var votes = new double[members];
        for (var i = 0; i < theirs.Count; i++)
        {
            var b = theirs[i];
            foreach (var a in index.Nearest(others.Rarest[i], votes, a => Judge.MayMeet(a, b) && admits(a, b))) yield return (a, b);
        }
    }
}
