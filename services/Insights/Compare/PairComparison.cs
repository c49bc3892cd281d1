namespace AudioAspire.Insights.Compare;

/// <summary>What two interviews say of each other: a pure function of their prepared cards, whatever else is in the case.</summary>
internal static class PairComparison
{
    // More than a person can read of two interviews; the surest come first.
    const int MostReported = 200;

    // What no bonus lifts into the report decides nothing either.
    const double Hopeless = Selection.LeastScore - Pairing.Bonus;

    public static PairFindings Of(CardFacts a, CardFacts b, IReadOnlySet<string> large, CancellationToken cancel)
    {
        var judgements = Judgements(a, b, large, static (_, _) => true, cancel);
        return new PairFindings(
            [.. Selection.Conflicts(judgements).Take(MostReported)], [.. Selection.Agreements(judgements).Take(MostReported)],
            [.. judgements.Select(j => j.A.Index).Distinct()], [.. judgements.Select(j => j.B.Index).Distinct()]);
    }

    /// <summary>Claims that could be compared, with what their values say.</summary>
    public static List<Judgement> Judgements(CardFacts a, CardFacts b, IReadOnlySet<string> large, Func<Fact, Fact, bool> admits, CancellationToken cancel)
    {
        var judge = new Judge(new Likeness(a, b));
        var judgements = new List<Judgement>();
        cancel.ThrowIfCancellationRequested();
        foreach (var (x, y) in CandidateSearch.Pairs(a, b, large, admits))
            if (judge.Of(x, y) is { } judgement && judgement.Score > Hopeless) judgements.Add(judgement);
        return Pairing.Favour(judgements);
    }
}
