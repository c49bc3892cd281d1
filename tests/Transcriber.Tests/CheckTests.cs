using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Checks;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Tests;

public sealed class CheckTests
{
    [Theory]
    [InlineData("no no no no no", true)]
    [InlineData("no no no no", false)]
    [InlineData("que sí que sí que sí que sí", true)]
    [InlineData("I went home and then I went home and then I went home and then", true)]
    [InlineData("I went home, and then I went home, and that was it", false)]
    [InlineData("", false)]
    public void WordsThatGoInCirclesAreALoop(string text, bool loop) => Assert.Equal(loop, LoopDetector.IsLoop(PlainWords.Of(text)));

    [Theory]
    [InlineData("Subtítulos realizados por la comunidad de Amara.org", 0.0, -0.1, true)]
    [InlineData("Thanks for watching!", 0.0, -0.1, true)]
    [InlineData("Thank you.", 0.9, -0.3, true)]
    [InlineData("Thank you.", 0.1, -0.3, false)]
    [InlineData("Gracias.", 0.1, -0.3, false)]
    [InlineData("We talked for an hour and at the very end he just said thanks for watching the house", 0.0, -0.2, false)]
    public void PhrasesOfSubtitlesArePhantoms(string text, double noSpeech, double logProbability, bool phantom) =>
        Assert.Equal(phantom, PhantomPhrases.IsPhantom(text, noSpeech, logProbability));

    [Fact]
    public void RepetitionShowsInTheCompressionRatio()
    {
        Assert.True(TextQuality.CompressionRatio(string.Concat(Enumerable.Repeat("the same again ", 20))) > 2.4);
        Assert.True(TextQuality.CompressionRatio("We saw a blue van at a quarter past eleven, next to the side door.") < 2.4);
    }

    static readonly SampleSpan[] TenSeconds = [new(0, 160_000)];

    static TimedWord Word(string text, double start, double end) => new(text, start, end, 1, false);

    [Fact]
    public void SpeechWithWordsIsCovered() =>
        Assert.Empty(Coverage.Uncovered(TenSeconds, [.. Enumerable.Range(0, 10).Select(i => Word("word", i, i + 0.6))], 1));

    [Fact]
    public void SpeechBehindTheLastWordIsUncovered()
    {
        var hole = Assert.Single(Coverage.Uncovered(TenSeconds, [Word("word", 0, 0.5)], 1));
        Assert.InRange(hole.Start, 8_000, 20_000);
        Assert.Equal(160_000, hole.End);
    }

    [Fact]
    public void AWordThatLastsTooLongHidesSpeech() =>
        Assert.Single(Coverage.Uncovered(TenSeconds, [Word("no", 0, 9), Word("yes", 9, 10)], 1));

    [Fact]
    public void SpeechWithoutAnyWordIsUncovered() => Assert.Equal(TenSeconds, Coverage.Uncovered(TenSeconds, [], 1));
}
