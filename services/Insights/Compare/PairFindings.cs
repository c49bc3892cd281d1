namespace AudioAspire.Insights.Compare;

/// <param name="TouchedA">Claims of the first interview that something in the second can be compared with, by their positions; <paramref name="TouchedB"/> the reverse.</param>
internal sealed record PairFindings(Judgement[] Conflicts, Judgement[] Agreements, int[] TouchedA, int[] TouchedB);
