using System.Text.Json;
using AudioAspire.Insights.Affect;

namespace AudioAspire.Insights.Tests.Affect;

public sealed class AffectHeadsTests
{
    [Fact]
    public void SentimentOfTheReferenceSentencesIsMet()
    {
        var heads = new AffectHeads(TestModels.Catalogue);
        using var file = JsonDocument.Parse(File.ReadAllBytes(TestModels.Catalogue.PathOf(AffectHeads.ModelFile)));
        foreach (var reference in file.RootElement.GetProperty("reference").EnumerateArray())
        {
            var embedding = TestModels.Embedder.Embed([reference.GetProperty("text").GetString()!])[0];
            var (negative, neutral, positive) = heads.Sentiment(TestModels.Embedder.MinusMean(embedding));
            float[] expected = [.. reference.GetProperty("sentiment").EnumerateArray().Select(v => v.GetSingle())];
            Assert.Equal(expected[0], negative, 0.03f);
            Assert.Equal(expected[1], neutral, 0.03f);
            Assert.Equal(expected[2], positive, 0.03f);
        }
    }

    [Fact]
    public void EmotionsAreTheSevenClasses() => Assert.Equal(7, new AffectHeads(TestModels.Catalogue).Emotions.Count);
}
