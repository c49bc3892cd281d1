using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Claims;

/// <summary>Claims of a card as analysis.json shows them.</summary>
internal static class CardClaims
{
    public static Claim ToResult(CardClaim claim) =>
        new(claim.Id, claim.Kind, claim.Quote, claim.Turn, claim.Start, claim.End, claim.Speaker, claim.Value)
        {
            Subject = Given(claim.Subject),
            Predicate = Given(claim.Predicate),
            Negated = claim.Negated,
            Hedged = claim.Hedged,
            Reported = claim.Reported,
        };

    static string? Given(string value) => value.Length > 0 ? value : null;
}
