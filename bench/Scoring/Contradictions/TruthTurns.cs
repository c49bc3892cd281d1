using AudioAspire.Contracts.Results;

namespace AudioAspire.Scoring.Contradictions;

/// <summary>Recognised turns are cut differently from the true ones: evidence is moved to the true turn that it overlaps longest.</summary>
public static class TruthTurns
{
    public static IReadOnlyList<Contradiction> Place(IReadOnlyList<Contradiction> reported, IReadOnlyList<InterviewTruth> interviews)
    {
        var turns = interviews.ToDictionary(i => i.Name, i => i.Turns);
        return [.. reported.Select(c => c with { A = Place(c.A, turns[c.A.Interview]), B = Place(c.B, turns[c.B.Interview]) })];
    }

    static Evidence Place(Evidence evidence, IReadOnlyList<TruthTurn> turns) =>
        evidence with { Turn = turns.MaxBy(t => Math.Min(t.End, evidence.End) - Math.Max(t.Start, evidence.Start))!.Index };
}
