using AudioAspire.Transcriber.Search;

namespace AudioAspire.Transcriber.Tests;

public sealed class TimestampTests(Models models)
{
    const int Word = 500, Zero = 50364;

    /// <returns>Whether a word, the end of text, and the timestamps of 1 s and 2 s may follow, in a window of 5 s.</returns>
    (bool Word, bool End, bool One, bool Two) After(params int[] read)
    {
        var config = models.Recogniser.Model.Config;
        var logits = new float[config.VocabSize];
        logits[Word] = logits[config.EndOfText] = 20; // far more probable than all timestamps together
        new TimestampRules(config, new TokenScores(config.VocabSize)).Apply(read, logits, 5);
        bool May(int token) => float.IsFinite(logits[token]);
        Assert.False(May(config.NoTimestamps) || May(config.StartOfTranscript));
        Assert.False(May(Zero + 251)); // behind the window's end
        return (May(Word), May(config.EndOfText), May(Zero + 50), May(Zero + 100));
    }

    [Fact]
    public void AWordComesFirst() => Assert.Equal((true, true, false, false), After());

    [Fact]
    public void AWordIsFollowedByAWordOrALaterTime() => Assert.Equal((true, true, true, true), After(Word));

    [Fact]
    public void ATimeIsFollowedByTheNextOnesStartOrTheEnd() => Assert.Equal((false, true, true, true), After(Word, Zero + 50));

    [Fact]
    public void APairOfTimesIsFollowedByAWord() => Assert.Equal((true, true, false, false), After(Word, Zero + 50, Zero + 50));

    [Fact]
    public void TimesNeverGoBack() => Assert.Equal((true, true, false, true), After(Word, Zero + 50, Zero + 60, Word));

    [Fact]
    public void TimesWinOverWordsWhereTogetherTheyAreMoreProbable()
    {
        var config = models.Recogniser.Model.Config;
        var logits = new float[config.VocabSize];
        logits[Word] = 1;
        new TimestampRules(config, new TokenScores(config.VocabSize)).Apply([Word], logits, 5);
        Assert.False(float.IsFinite(logits[Word]));
        Assert.True(float.IsFinite(logits[Zero + 50]));
    }
}
