using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;

namespace AudioAspire.Insights.Tests.Compare;

public sealed class PeopleIndexTests
{
    /// <summary>Speakers S1, S2... with voices at these angles; the cosine of two voices is that of their difference.</summary>
    static Card Interview(string name, params double[] degrees)
    {
        var card = new Card { Interview = name };
        for (var i = 0; i < degrees.Length; i++)
        {
            var (sin, cos) = Math.SinCos(degrees[i] * Math.PI / 180);
            card.Speakers.Add(new CardSpeaker { Id = $"S{i + 1}", VoicePrint = { (float)cos, (float)sin } });
        }
        return card;
    }

    static IEnumerable<string> People(params Card[] cards) =>
        new PeopleIndex(cards, byVoice: true).People.Select(p => string.Join(' ', p.Appearances.Select(a => $"{a.Interview}/{a.Speaker}"))).Order(StringComparer.Ordinal);

    [Fact]
    public void TheSurestMatchComesFirstWhateverTheNumberOfTheSpeaker() =>
        Assert.Equal(["a/S1 b/S2", "b/S1"], People(Interview("a", 0), Interview("b", 35, 10)));

    [Theory]
    [InlineData(37, true)]
    [InlineData(43, false)] // cosine 0.73, as two people were seen to have
    public void AVoiceIsKnownAgainAboveTheMostAlikeOfDifferentPeople(double degrees, bool same) =>
        Assert.Equal(same ? 1 : 2, People(Interview("a", 0), Interview("b", degrees)).Count());

    [Fact]
    public void WhoeverIsAsAlikeToTwoPeopleStaysApart() =>
        Assert.Equal(["a/S1", "a/S2", "b/S1"], People(Interview("a", 0, 60), Interview("b", 31)));

    [Fact]
    public void TwoSpeakersOfOneInterviewAreTwoPeople() =>
        Assert.Equal(["a/S1 b/S1", "b/S2"], People(Interview("a", 0), Interview("b", 1, 2)));
}
