using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <param name="Pairs">What to give to the next comparison of the case.</param>
/// <param name="Compared">How many pairs of interviews were compared anew.</param>
internal sealed record CaseComparison(CaseReport Report, IReadOnlyList<ComparedPair> Pairs, int Compared);
