using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <summary>What is kept of a card until all are there: its sentences and their embeddings, most of it, are let go of.</summary>
/// <param name="Head">The card without sentences and claims.</param>
/// <param name="Content">SHA-256 of the whole card.</param>
/// <param name="Mentioned">How often claims name each person and place.</param>
/// <param name="Near">Everybody named around them.</param>
internal sealed record PreparedCard(Card Head, byte[] Content, List<PreparedClaim> Claims, IReadOnlyDictionary<string, int> Mentioned, IReadOnlyCollection<string> Near);
