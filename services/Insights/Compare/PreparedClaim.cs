using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <summary>What a card tells of a claim before the rest of the case is known.</summary>
/// <param name="Claim">As it is reported, without attributes.</param>
/// <param name="Stems">Weighted content: own words 1, the question's less, carried topic least. Sorted by word, not by number.</param>
/// <param name="People">Names in the claim itself.</param>
/// <param name="Near">Names around it.</param>
internal sealed record PreparedClaim(CardClaim Claim, ClaimTraits Traits, (int[] Words, float[] Weights) Stems, string[] People, string[] Near);
