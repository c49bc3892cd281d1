using AudioAspire.Contracts.Results;

namespace AudioAspire.Scoring.Contradictions;

/// <param name="Found">Ids of planted contradictions that some reported pair touches on both sides.</param>
/// <param name="False">Reported pairs that match no truth.</param>
/// <param name="Traps">Those of them that lie on agreements or hard negatives; they count twice in the precision.</param>
public sealed record ContradictionScore(IReadOnlyList<int> Found, IReadOnlyList<int> Missed, int Right, IReadOnlyList<Contradiction> False, IReadOnlyList<Contradiction> Traps)
{
    public double Recall => Found.Count + Missed.Count == 0 ? 1 : Found.Count / (double)(Found.Count + Missed.Count);

    public double Precision => Right + False.Count + Traps.Count == 0 ? 1 : Right / (double)(Right + False.Count + Traps.Count);
}

/// <summary>Scores reported contradictions by the turns they touch, in either direction.</summary>
public static class ContradictionScorer
{
    public static ContradictionScore Score(CaseTruth truth, IReadOnlyList<Contradiction> reported)
    {
        var found = truth.Contradictions.Where(c => reported.Any(r => c.Pairs.Any(p => Touches(r, p)))).Select(c => c.Id).ToList();
        var wrong = reported.Where(r => !truth.Contradictions.Any(c => c.Pairs.Any(p => Touches(r, p)))).ToList();
        return new ContradictionScore(
            found, [.. truth.Contradictions.Select(c => c.Id).Except(found)], reported.Count - wrong.Count, wrong,
            [.. wrong.Where(r => truth.Agreements.Concat(truth.HardNegatives).Any(p => Touches(r, p)))]);
    }

    static bool Touches(Contradiction reported, TurnPair pair) =>
        Is(reported.A, pair.A) && Is(reported.B, pair.B) || Is(reported.A, pair.B) && Is(reported.B, pair.A);

    static bool Is(Evidence evidence, TruthSide side) => evidence.Interview == side.Interview && evidence.Turn == side.Turn;
}
