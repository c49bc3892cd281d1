using System.Collections.Frozen;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Compare;

namespace AudioAspire.Insights.Tests.Compare;

public sealed class CandidateSearchTests
{
    [Fact]
    public void ASmallCaseIsComparedInFull() => Assert.Equal(20 * 30, Candidates(20, 30));

    [Fact]
    public void WorkOnALargeCaseGrowsWithItsClaimsAndNotWithTheirSquare() =>
        Assert.InRange(Candidates(CandidateSearch.CompareAllUpTo, 900), 900, 900 * CandidateSearch.MostCandidates);

    static int Candidates(int first, int second)
    {
        CardFacts[] cards = [Saying("a", first), Saying("b", second)];
        return CandidateSearch.Pairs(cards[0], cards[1], CandidateSearch.LargeGroups(cards), (_, _) => true).Count();
    }

    static CardFacts Saying(string interview, int claims)
    {
        var card = new Card { Interview = interview };
        return new CardFacts(card, [.. Enumerable.Range(0, claims).Select(About)], new Identities(interview, new PeopleIndex([card], byVoice: true), new NameVariants([card], "en")));
    }

    // Everybody speaks of the van, and each of one thing in fifty.
    static Fact About(int i) => new(
        0, new CardClaim { Kind = ClaimKinds.Quantity, Turn = i }, $"p{i}", new StemWeights(new(StringComparer.Ordinal) { ["van"] = 1, [$"thing{i % 50}"] = 1 }), [],
        FrozenSet<string>.Empty, FrozenSet<string>.Empty, FrozenSet<string>.Empty) { Index = i };
}
