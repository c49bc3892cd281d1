using AudioAspire.Scoring.Words;

namespace AudioAspire.Transcriber.Tests;

public sealed class ScoringTests
{
    [Theory]
    [InlineData("¡Sí, señor Núñez!", "si senor nunez")]
    [InlineData("Um, it cost twenty-five pounds, uh.", "it cost 25 pounds")]
    [InlineData("Eran treinta y cinco o dieciséis.", "eran 35 o 16")]
    [InlineData("I'm sure it's 1,250.", "im sure its 1250")]
    public void TextsAreMadeComparable(string text, string words) => Assert.Equal(words.Split(' '), TextNormalizer.Words(text));

    [Fact]
    public void ErrorsAreCountedByKind()
    {
        Assert.Equal(new WordErrors(1, 1, 1, 9), WordErrors.Count("one blue van left the yard early and fast", "one red van left the very yard early fast"));
        Assert.Equal(0, WordErrors.Count("Hello.", "hello").Total);
    }
}
