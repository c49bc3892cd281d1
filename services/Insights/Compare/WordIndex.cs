namespace AudioAspire.Insights.Compare;

/// <summary>Claims of one interview by their rarest words.</summary>
internal sealed class WordIndex
{
    const int RarestStems = 5;
    const int LongestPosting = 16;

    // One rare word of five in common is chance.
    const double LeastShare = 0.25;

    readonly IReadOnlyList<Fact> _members;
    readonly Dictionary<int, List<int>> _postings = [];

    /// <param name="own">Likeness within the interview: what is rare in it.</param>
    public WordIndex(IReadOnlyList<Fact> members, Likeness own)
    {
        _members = members;
        Rarest = [.. members.Select(m => m.Stems.Entries.Select(e => (e.Stem, Weight: e.Weight * own.Weight(e.Stem)))
            .OrderByDescending(e => e.Weight).ThenBy(e => e.Stem).Take(RarestStems).ToArray())];
        for (var i = 0; i < members.Count; i++)
            foreach (var (stem, _) in Rarest[i])
                if (!_postings.TryGetValue(stem, out var list)) _postings[stem] = [i];
                else if (list.Count < LongestPosting) list.Add(i);
    }

    public IReadOnlyList<(int Stem, double Weight)[]> Rarest { get; }

    /// <summary>The members that share most of the given words, at most <see cref="CandidateSearch.MostCandidates"/>.</summary>
    /// <param name="votes">One a member, all 0; left so.</param>
    public IEnumerable<Fact> Nearest((int Stem, double Weight)[] words, double[] votes, Func<Fact, bool> admits)
    {
        var met = new List<int>();
        double sum = 0;
        foreach (var (_, weight) in words) sum += weight;
        var least = LeastShare * sum;
        foreach (var (stem, weight) in words)
        {
            if (!_postings.TryGetValue(stem, out var list)) continue;
            foreach (var i in list)
            {
                if (votes[i] == 0) met.Add(i);
                votes[i] += weight;
            }
        }
        for (var n = 0; n < CandidateSearch.MostCandidates; n++)
        {
            var best = -1;
            foreach (var i in met)
                if (votes[i] >= least && votes[i] > 0 && (best < 0 || votes[i] > votes[best] || votes[i] == votes[best] && i < best) && admits(_members[i])) best = i;
            if (best < 0) break;
            votes[best] = 0;
            yield return _members[best];
        }
        foreach (var i in met) votes[i] = 0;
    }
}
