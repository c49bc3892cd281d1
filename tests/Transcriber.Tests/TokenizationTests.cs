using AudioAspire.Transcriber.Alignment;

namespace AudioAspire.Transcriber.Tests;

public sealed class TokenizationTests(Models models)
{
    [Theory]
    [InlineData(" Buenos días, gracias por venir.", new[] { 38058, 19527, 11, 16611, 1515, 20817, 13 })]
    public void EncodingGivesTheModelsTokens(string text, int[] tokens)
    {
        Assert.Equal(tokens, models.Recogniser.Model.Vocabulary.Encode(text));
        Assert.Equal(text, models.Recogniser.Model.Vocabulary.Decode(tokens));
    }

    [Theory]
    [InlineData(" ¿Qué pasó, señor Núñez?")]
    [InlineData(" 日本語 and 🙂🙂 emoji")]
    [InlineData(" 1,250.75 € — QuickBasket's")]
    public void WhatIsEncodedIsDecodedUnchanged(string text) =>
        Assert.Equal(text, models.Recogniser.Model.Vocabulary.Decode(models.Recogniser.Model.Vocabulary.Encode(text)));

    [Fact]
    public void SpecialTokensHaveNoText() => Assert.Equal("", models.Recogniser.Model.Vocabulary.Decode([50257, 50258, 50262, 50363, 50364]));

    [Theory]
    [InlineData("es", " Hola, señor. ¿Qué tal?", new[] { " Hola,", " señor.", " ¿Qué", " tal?" })]
    [InlineData("en", " He said \"no\" - twice 🙂", new[] { " He", " said", " \"no\"", " - twice", " 🙂" })]
    [InlineData("ja", "日本語です。", new[] { "日", "本", "語", "で", "す。" })]
    public void TokensBecomeWordsWithTheirPunctuation(string language, string text, string[] words)
    {
        var vocabulary = models.Recogniser.Model.Vocabulary;
        var tokens = vocabulary.Encode(text).ToArray();
        var built = new WordBuilder(vocabulary).Build(tokens, language);
        Assert.Equal(string.Concat(words), string.Concat(built.Select(w => w.Text)));
        Assert.DoesNotContain(built, w => w.Text.Contains('\uFFFD'));
        if (language != "ja") Assert.Equal(words, built.Select(w => w.Text));
        Assert.Equal(tokens.Length, built[^1].Last);
    }
}
