using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;

namespace AudioAspire.Bench.Contradictions;

/// <summary>Why a pair was or was not reported: the claims of both sides and every judgement between them.</summary>
internal static class Explanation
{
    public static void Write(IEnumerable<Card> cards, IEnumerable<Judgement> judgements, TextWriter output, Func<CardClaim, bool>? of = null)
    {
        of ??= _ => true;
        foreach (var claim in cards.SelectMany(c => c.Claims).Where(of))
            output.WriteLine($"    {claim.Speaker} {claim.Kind} {(claim.Negated ? "not " : "")}{claim.Value} [{claim.Subject}]{(claim.Hedged ? " hedged" : "")}{(claim.Reported ? " reported" : "")} {string.Join(", ", claim.Attributes.Select(a => $"{a.Name}={a.Value}"))}");
        foreach (var j in judgements.Where(j => of(j.A.Claim) && of(j.B.Claim)))
            output.WriteLine($"    {j.Verdict} {j.Kind} {j.Score:F3}: {j.A.Claim.Value} / {j.B.Claim.Value}");
    }
}
