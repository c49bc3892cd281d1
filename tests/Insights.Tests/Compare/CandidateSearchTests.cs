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
        var cards = new CaseComparer(_ => []).Collect(new Card { Interview = interview });
        var identities = new Identities(interview, new PeopleIndex([], byVoice: true), new NameVariants(cards.Sorted(), "en"));
        return new CardFacts(0, [], [.. Enumerable.Range(0, claims).Select(About)], identities, Things + 1);
    }

    const int Things = 50;

    // Everybody speaks of the van (0), and each of one thing in fifty.
    static Fact About(int i)
    {
        var claim = new CardClaim { Kind = ClaimKinds.Quantity, Turn = i };
        return new Fact(0, i, claim, new ClaimTraits(claim, [], NamedDates.None, 0), i, new StemWeights([0, 1 + i % Things], [1, 1]), NumberSet.Empty, NumberSet.Empty);
    }
}
