using AudioAspire.Insights.Affect;

namespace AudioAspire.Insights.Tests.Affect;

public sealed class LexicalSentimentTests
{
    [Theory]
    [InlineData("es", "Estoy muy contenta allí.", 1)]
    [InlineData("es", "No estoy contenta.", -1)]
    [InlineData("es", "Fue horrible.", -1)]
    [InlineData("es", "Salió por la puerta lateral.", 0)]
    [InlineData("en", "I love it.", 1)]
    [InlineData("en", "I don't love it.", -1)]
    [InlineData("en", "It was awful.", -1)]
    [InlineData("en", "We order once a month.", 0)]
    [InlineData("de", "Das ist schrecklich.", 0)]
    public void WordsAndNegationGiveTheSign(string language, string text, int sign) =>
        Assert.Equal(sign, Math.Sign(LexicalSentiment.Score(text, language).Sum));

    [Theory]
    [InlineData("es", "El piso es bonito, pero fue horrible vivir allí.")]
    [InlineData("en", "The flat is nice but living there was awful.")]
    public void WhatFollowsButCountsForMore(string language, string text) => Assert.True(LexicalSentiment.Score(text, language).Sum < 0);

    [Fact]
    public void IntensifiersStrengthen() =>
        Assert.True(LexicalSentiment.Score("It was really awful", "en").Sum < LexicalSentiment.Score("It was awful", "en").Sum);

    [Fact]
    public void TheStrongestWordNamesItsEmotion() => Assert.Equal("fear", LexicalSentiment.Score("Me da miedo volver.", "es").Strongest.Emotion);
}
