using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <summary>Pairs worth judging. Small groups are compared in full; in large ones each claim meets those that share its rarest words,
/// so that the work grows with the claims and not with their square.</summary>
internal static class CandidateSearch
{
    public const int CompareAllUpTo = 1500;
    const int RarestStems = 5;
    const int LongestPosting = 60;
    /// <summary>Of a large group each claim meets at most so many earlier ones.</summary>
    public const int MostCandidates = 12;

    public static IEnumerable<(Fact A, Fact B)> Pairs(IReadOnlyList<Fact> facts, Likeness likeness, Func<Fact, Fact, bool> admits)
    {
        foreach (var group in facts.Where(f => !f.Ignored).GroupBy(f => Group(f.Claim.Kind)))
        {
            var members = group.ToList();
            foreach (var pair in members.Count <= CompareAllUpTo ? All(members) : ByWords(members, likeness))
                if (admits(pair.A, pair.B)) yield return pair;
        }
    }

    static string Group(string kind) => kind switch
    {
        ClaimKinds.Number => ClaimKinds.Quantity,
        ClaimKinds.Other => ClaimKinds.Negation,
        _ => kind,
    };

    static IEnumerable<(Fact A, Fact B)> All(List<Fact> members)
    {
        for (var i = 0; i < members.Count; i++)
            for (var k = i + 1; k < members.Count; k++)
                yield return (members[i], members[k]);
    }

    static IEnumerable<(Fact A, Fact B)> ByWords(List<Fact> members, Likeness likeness)
    {
        var postings = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var votes = new Dictionary<int, double>();
        for (var i = 0; i < members.Count; i++)
        {
            votes.Clear();
            var stems = members[i].Stems.Entries.OrderByDescending(s => s.Weight * likeness.Weight(s.Stem)).ThenBy(s => s.Stem, StringComparer.Ordinal).Take(RarestStems).ToList();
            foreach (var (stem, weight) in stems)
                if (postings.TryGetValue(stem, out var earlier))
                    // the latest ones of a common word: the bound keeps the work linear
                    for (var p = Math.Max(0, earlier.Count - LongestPosting); p < earlier.Count; p++)
                        votes[earlier[p]] = votes.GetValueOrDefault(earlier[p]) + weight * likeness.Weight(stem);
            foreach (var (k, _) in votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key).Take(MostCandidates))
                yield return (members[k], members[i]);
            foreach (var (stem, _) in stems)
                if (postings.TryGetValue(stem, out var list)) list.Add(i); else postings[stem] = [i];
        }
    }
}
