using AudioAspire.Contracts.Results;

namespace AudioAspire.Insights.Compare;

/// <summary>Checkable claims with a value on which no other interview has anything comparable: what is left to ask.</summary>
internal static class OpenQuestions
{
    const int MostQuestions = 40;

    /// <param name="touched">Every fact that some judgement compares with one of another interview.</param>
    public static IReadOnlyList<OpenQuestion> Of(IReadOnlyList<Fact> facts, IReadOnlySet<Fact> touched, IReadOnlyList<string> interviews, Likeness likeness, EvidenceWriter writer)
    {
        if (interviews.Count < 2) return [];
        return [.. facts.Where(f => !f.Traits.Ignored && !f.Traits.Opinion && !f.Claim.Hedged && HasValue(f) && !touched.Contains(f) && f.Stems.OwnCount > 0)
            // rare words first: they name something; the common ones fill the talk
            .OrderByDescending(f => Math.Round(f.Stems.Own.Average(likeness.Weight), 6)).ThenBy(f => f.Interview).ThenBy(f => f.Claim.Id, StringComparer.Ordinal)
            .DistinctBy(f => (f.Interview, f.Claim.Turn)).Take(MostQuestions)
            .Select(f => new OpenQuestion(ContentId.Of("q", interviews[f.Interview], f.Claim.Id), f.Claim.Kind, writer.Evidence(f), [.. interviews.Where((_, i) => i != f.Interview)]))];
    }

    static bool HasValue(Fact fact) => fact.Claim.Kind is not (Claims.ClaimKinds.Negation or Claims.ClaimKinds.Other or Claims.ClaimKinds.Sequence);
}
