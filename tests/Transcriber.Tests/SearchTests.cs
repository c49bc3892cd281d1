using AudioAspire.Transcriber.Search;

namespace AudioAspire.Transcriber.Tests;

public sealed class SearchTests
{
    const int End = 3;
    static float[] Row(params double[] probabilities) => [.. probabilities.Select(p => (float)Math.Log(p))];

    static BeamSearch New(int beams = 2, int maxTokens = 10, TokenSampler? sampler = null) =>
        new(new SearchOptions { Beams = beams }, End, maxTokens, sampler);

    [Fact]
    public void TheBestLogitsComeInOrderWithTheLowerTokenFirst()
    {
        var logits = new float[1000];
        (logits[500], logits[3], logits[999], logits[7]) = (2, 1, 3, 1);
        var best = new Candidate[4];
        Assert.Equal(4, TokenScores.Best(logits, best));
        Assert.Equal([999, 500, 3, 7], best.Select(b => b.Token));
    }

    [Fact]
    public void LogSumExpIsStable() =>
        Assert.Equal(1000 + Math.Log(2), TokenScores.LogSumExp([1000, 1000, float.NegativeInfinity]), 3);

    [Fact]
    public void TheBetterPathWinsThoughItsFirstTokenIsWorse()
    {
        var search = New();
        search.Advance(Row(0.6, 0.4, 1e-9, 1e-9), 4);
        Assert.Equal([0, 1], search.NextTokens.ToArray());
        // Token 0 goes on unsure, token 1 goes on sure.
        search.Advance([.. Row(0.3, 0.3, 0.2, 0.2), .. Row(1e-9, 1e-9, 1, 1e-9)], 4);
        search.Advance([.. Row(1e-9, 1e-9, 1e-9, 1), .. Row(1e-9, 1e-9, 1e-9, 1)], 4);
        Assert.True(search.Done);
        Assert.Equal([1, 2], search.Results()[0].Tokens);
    }

    [Theory]
    [InlineData(5, 0.1, 10)]
    [InlineData(6, 0.1, 4)] // what it lacks is a phrase
    [InlineData(5, 0.001, 4)] // the longer one is less likely than that
    public void AReadingThatLeavesMuchUnreadComesBehindOneThatIsNearlyAsLikely(int early, double nearly, int tokens)
    {
        var search = new BeamSearch(new SearchOptions { Beams = 2, EarlyTokens = early, NearlyAsLikely = nearly }, End, 20);
        float[] goesOn = Row(0.8, 0.1, 0.1, 1e-9);
        for (var step = 0; step < 10; step++)
            search.Advance([.. step == 4 ? Row(0.35, 0.05, 1e-9, 0.6) : goesOn, .. goesOn], 4);
        search.Advance([.. Row(0.1, 1e-9, 1e-9, 0.9), .. Row(0.1, 1e-9, 1e-9, 0.9)], 4);
        Assert.True(search.Done);
        Assert.Equal(tokens, search.Results()[0].Tokens.Length);
    }

    [Fact]
    public void ASurvivingBeamKeepsItsPlaceAndOnlyCopiesMove()
    {
        var search = New();
        search.Advance(Row(0.5, 0.4, 0.1, 1e-9), 4);
        Assert.True(search.Advance([.. Row(0.9, 1e-9, 0.1, 1e-9), .. Row(1e-9, 0.9, 0.1, 1e-9)], 4).IsEmpty);
        var copies = search.Advance([.. Row(0.5, 0.5, 1e-9, 1e-9), .. Row(0.25, 0.25, 0.25, 0.25)], 4).ToArray();
        Assert.Equal([(0, 1, 0)], copies);
        copies = search.Advance([.. Row(0.5, 0.5, 1e-9, 1e-9), .. Row(0.25, 0.25, 0.25, 0.25)], 4).ToArray();
        Assert.Equal([(0, 1, 2)], copies);
    }

    [Fact]
    public void AReadingThatDoesNotEndIsCutOff()
    {
        var search = New(maxTokens: 3);
        while (!search.Done) search.Advance([.. Row(0.9, 0.1, 1e-9, 1e-9), .. Row(0.9, 0.1, 1e-9, 1e-9)], 4);
        Assert.Equal([0, 0, 0], search.Results()[0].Tokens);
    }

    [Fact]
    public void SuppressedTokensAreNeverChosen()
    {
        var search = New(maxTokens: 1);
        float[] row = [float.NegativeInfinity, 0, float.NegativeInfinity, float.NegativeInfinity];
        search.Advance([.. row, .. row], 4);
        Assert.Equal([1], search.Results().Single().Tokens);
    }

    [Fact]
    public void DrawnReadingsAreReproducible()
    {
        Assert.Equal(Draw(), Draw());

        static int[] Draw()
        {
            var search = New(5, 8, new TokenSampler(1, 42));
            var rows = Enumerable.Repeat(Row(0.3, 0.3, 0.3, 0.1), 5).SelectMany(r => r).ToArray();
            while (!search.Done) search.Advance(rows, 4);
            return search.Results()[0].Tokens;
        }
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        var random = new Random(1);
        var logits = Enumerable.Range(0, 4 * 4).Select(_ => random.NextSingle()).ToArray();
        for (var i = 3; i < logits.Length; i += 4) logits[i] = -20; // nobody ends
        var search = New(beams: 4, maxTokens: 100);
        for (var i = 0; i < 50; i++) search.Advance(logits, 4);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) search.Advance(logits, 4);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.False(search.Done);
    }
}
