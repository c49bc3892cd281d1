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

    [Fact]
    public void WordTimesAndConfidencesAreScoredWhereWordsAreRight()
    {
        var score = new WordTimeScore();
        score.Add([new TrueWord("Hello there.", 1.0), new TrueWord("Bye", 3.0)], [new HeardWord("hello", 1.1, 0.95), new HeardWord("where", 1.4, 0.45), new HeardWord("bye", 2.7, 0.95)]);
        Assert.Equal(2, score.Words);
        Assert.Equal(0.1, score.Median, 6);
        // Two sure words are right, an unsure one is wrong.
        Assert.Equal((0.1 + 0.45) / 3, score.CalibrationError, 6);
    }
}
