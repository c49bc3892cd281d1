using System.Collections.Frozen;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Compare;

namespace AudioAspire.Insights.Tests.Compare;

public sealed class CandidateSearchTests
{
    [Fact]
    public void ASmallCaseIsComparedInFull() => Assert.Equal(20 * 19 / 2, Candidates(20));

    [Fact]
    public void WorkOnALargeCaseGrowsWithItsClaimsAndNotWithTheirSquare()
    {
        var claims = 2 * CandidateSearch.CompareAllUpTo;
        Assert.InRange(Candidates(claims), claims, claims * CandidateSearch.MostCandidates);
    }

    static int Candidates(int claims)
    {
        Fact[] facts = [.. Enumerable.Range(0, claims).Select(About)];
        return CandidateSearch.Pairs(facts, new Likeness(facts), (_, _) => true).Count();
    }

    // Everybody speaks of the van, and each of one thing in fifty.
    static Fact About(int i) => new(
        i, new CardClaim { Kind = ClaimKinds.Quantity, Turn = i }, $"p{i}", new StemWeights(new(StringComparer.Ordinal) { ["van"] = 1, [$"thing{i % 50}"] = 1 }), [],
        FrozenSet<string>.Empty, FrozenSet<string>.Empty, FrozenSet<string>.Empty);
}
