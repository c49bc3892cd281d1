namespace AudioAspire.Insights.Compare;

/// <summary>Of all judgements the ones to report: the best first, each pair of turns once, and no conflict where the same claim agrees better with its neighbour.</summary>
internal static class Selection
{
    const int MostPerTurn = 3;
    public const double LeastScore = -0.03;

    public static IEnumerable<Judgement> Conflicts(IReadOnlyList<Judgement> judgements)
    {
        var agreement = new Dictionary<(int, string, int, int), double>();
        foreach (var agreed in judgements.Where(j => j.Verdict == Verdict.Agree))
        {
            Raise(agreement, Key(agreed.A, agreed.Kind, agreed.B.Interview), agreed.Score);
            Raise(agreement, Key(agreed.B, agreed.Kind, agreed.A.Interview), agreed.Score);
        }
        var pairs = new HashSet<(int, int, int, int)>();
        var claims = new HashSet<(int, string, int)>();
        var turns = new Dictionary<(int, int, int), int>();
        foreach (var conflict in Ordered(judgements.Where(j => j.Verdict == Verdict.Conflict && j.Score > LeastScore)))
        {
            var (a, b) = (conflict.A, conflict.B);
            if (agreement.GetValueOrDefault(Key(a, conflict.Kind, b.Interview), -1) >= conflict.Score || agreement.GetValueOrDefault(Key(b, conflict.Kind, a.Interview), -1) >= conflict.Score) continue;
            if (turns.GetValueOrDefault((a.Interview, a.Claim.Turn, b.Interview)) >= MostPerTurn || turns.GetValueOrDefault((b.Interview, b.Claim.Turn, a.Interview)) >= MostPerTurn) continue;
            if (claims.Contains(Id(a, b)) || claims.Contains(Id(b, a))) continue;
            if (!pairs.Add((a.Interview, a.Claim.Turn, b.Interview, b.Claim.Turn))) continue;
            claims.Add(Id(a, b));
            claims.Add(Id(b, a));
            turns[(a.Interview, a.Claim.Turn, b.Interview)] = turns.GetValueOrDefault((a.Interview, a.Claim.Turn, b.Interview)) + 1;
            turns[(b.Interview, b.Claim.Turn, a.Interview)] = turns.GetValueOrDefault((b.Interview, b.Claim.Turn, a.Interview)) + 1;
            yield return conflict;
        }
    }

    public static IEnumerable<Judgement> Agreements(IReadOnlyList<Judgement> judgements)
    {
        const double Surer = 0.1;
        var pairs = new HashSet<(int, int, int, int)>();
        return Ordered(judgements.Where(j => j.Verdict == Verdict.Agree && j.Score > Surer))
            .Where(j => pairs.Add((j.A.Interview, j.A.Claim.Turn, j.B.Interview, j.B.Claim.Turn)));
    }

    /// <summary>The surest first.</summary>
    public static IEnumerable<Judgement> Ordered(IEnumerable<Judgement> judgements) => judgements
        .OrderByDescending(j => Math.Round(j.Score, 6)).ThenBy(j => j.A.Interview).ThenBy(j => j.B.Interview)
        .ThenBy(j => j.A.Claim.Id, StringComparer.Ordinal).ThenBy(j => j.B.Claim.Id, StringComparer.Ordinal);

    static (int, string, int) Id(Fact fact, Fact other) => (fact.Interview, fact.Claim.Id, other.Interview);

    static (int, string, int, int) Key(Fact fact, string kind, int other) => (fact.Interview, kind, fact.Claim.Sentence, other);

    static void Raise<T>(Dictionary<T, double> map, T key, double value) where T : notnull => map[key] = Math.Max(value, map.GetValueOrDefault(key, double.MinValue));
}
