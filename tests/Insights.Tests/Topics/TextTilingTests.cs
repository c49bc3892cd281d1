using AudioAspire.Insights.Ideas;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Summaries;
using AudioAspire.Insights.Topics;

namespace AudioAspire.Insights.Tests.Topics;

public sealed class TextTilingTests
{
    [Fact]
    public void AChangeOfSubjectIsCut()
    {
        float[][] units = [.. Enumerable.Range(0, 12).Select(i => i < 7 ? new[] { 1f, 0.02f * i } : [0.02f * i, 1f])];
        Assert.Equal([0, 7], TextTiling.Segment(units));
    }

    [Fact]
    public void OneUnitAndNoneAreSegmentsToo()
    {
        Assert.Equal([0], TextTiling.Segment([[1f, 0f]]));
        Assert.Empty(TextTiling.Segment([]));
    }

    [Fact]
    public void KeywordsSetASegmentApart()
    {
        var keywords = Keywords.Of(["The alarm rang. The alarm was loud in the building.", "She has keys. The keys open the building."], "en");
        Assert.Equal("alarm", keywords[0][0]);
        Assert.Equal("keys", keywords[1][0]);
    }

    [Theory]
    [InlineData("es", "Junto a la puerta lateral estaba la furgoneta blanca.", "puerta lateral|furgoneta blanca")]
    [InlineData("en", "The payment page keeps crashing, said my brother Adam.", "payment page|brother Adam")]
    public void NounPhrasesFollowDeterminersAndNames(string language, string sentence, string expected) =>
        Assert.Equal(expected.Split('|'), NounPhrases.Find(sentence, Lexicon.For(language)));

    [Fact]
    public void TheMiddleOfThingsIsMostCentral()
    {
        var rank = LexRank.Centrality([[1f, 0f], [0.71f, 0.71f], [0f, 1f]], [1, 1, 1]);
        Assert.Equal(1, rank.Sum(), 6);
        Assert.True(rank[1] > rank[0] && rank[1] > rank[2]);
    }
}
