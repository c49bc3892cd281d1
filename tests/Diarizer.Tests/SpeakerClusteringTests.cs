using AudioAspire.Diarizer.Clustering;
using AudioAspire.Diarizer.Embedding;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Tests;

public sealed class SpeakerClusteringTests
{
    /// <summary>So many people, one after the other, a piece of two seconds each, round after round.</summary>
    static SpeechMap Conversation(int people, int rounds)
    {
        var pieces = Enumerable.Range(0, people * rounds)
            .Select(i => new VoicePiece(i * 150, i * 150 + 118, 2, Windows.Voice(i % people, 50 + i % 97, 0.7f))).ToList();
        return new SpeechMap((long)people * rounds * 150 * 270, [], pieces);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    public void TheNumberOfPeopleIsFound(int people) =>
        Assert.Equal(people, SpeakerClustering.Find(Conversation(people, 12), SpeakerRange.Any).Count);

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(4, 3, 3)]
    [InlineData(4, 1, 1)]
    [InlineData(3, 3, 3)]
    public void TheNumberAskedForIsObeyed(int people, int least, int most)
    {
        var found = SpeakerClustering.Find(Conversation(people, 12), SpeakerRange.Of(least, most)).Count;
        Assert.InRange(found, least, most);
    }

    [Fact]
    public void AsManyAreFoundAsWereAskedForThoughAllVoicesAreEqual()
    {
        var pieces = Enumerable.Range(0, 6).Select(i => new VoicePiece(i * 150, i * 150 + 118, 2, Windows.Voice(0, 1, 0))).ToList();
        Assert.Equal(5, SpeakerClustering.Find(new SpeechMap(6 * 150 * 270, [], pieces), SpeakerRange.Of(5, 5)).Count);
    }

    [Fact]
    public void WhereOneMoreIsAskedForWhoSaidLittleIsToldApartFirst()
    {
        // Twenty pieces and two: cosine 0.51 within a person, 0.45 between the two.
        var other = new float[EmbeddingModel.Size];
        (other[0], other[1]) = (0.63f, 0.336f);
        var pieces = Enumerable.Range(0, 22)
            .Select(i => new VoicePiece(i * 150, i * 150 + 118, 2, i < 20 ? Windows.Voice(0, 50 + i, 0.7f) : [.. other.Select((x, d) => d == 50 + i ? 0.7f : x)])).ToList();
        Assert.Equal([20, 2], SpeakerClustering.Find(new SpeechMap(22L * 150 * 270, [], pieces), SpeakerRange.Of(2, 0)).Select(c => c.Pieces.Count));
    }

    [Fact]
    public void FourHoursAreClusteredInBlocksWithTheSamePeople()
    {
        var people = SpeakerClustering.Find(Conversation(3, 2400), SpeakerRange.Any);
        Assert.Equal([2400, 2400, 2400], people.Select(p => p.Pieces.Count));
    }

    [Fact]
    public void ScrapsOfAPersonAreNobodyElseHoweverOftenTheyReturn()
    {
        // Every twentieth piece of two people's hour sounds off: cosine 0.4 to the rest of its speaker, 1 to its like.
        var pieces = Enumerable.Range(0, 1500).Select(i => new VoicePiece(i * 150, i * 150 + 118, 2,
            i % 20 < 2 ? Windows.Voice(i % 2, 30 + i % 2, 0.87f) : Windows.Voice(i % 2, 50 + i % 97, 0.6f))).ToList();
        Assert.Equal(2, SpeakerClustering.Find(new SpeechMap(1500L * 150 * 270, [], pieces), SpeakerRange.Any).Count);
    }

    [Fact]
    public void ASecondSpeakerOfAFewSecondsIsFoundIfHeSoundsDifferent()
    {
        var pieces = Enumerable.Range(0, 40).Select(i => new VoicePiece(i * 150, i * 150 + 118, 2, Windows.Voice(i == 20 ? 1 : 0, 50 + i, 0.6f))).ToList();
        Assert.Equal([39, 1], SpeakerClustering.Find(new SpeechMap(40L * 150 * 270, [], pieces), SpeakerRange.Any).Select(c => c.Pieces.Count));
    }

    [Fact]
    public void TwoLocalSpeakersOfOneWindowStayApartThoughTheirVoicesAreMuchAlike()
    {
        // Cosine 0.7 between the two, 1 within.
        var pieces = new List<VoicePiece>();
        var windows = new List<SegmentedWindow>();
        for (var i = 0; i < 6; i++)
        {
            var at = i * FrameGrid.FramesPerWindow;
            windows.Add(Windows.At(at, (0, 0, 118), (1, 200, 318)));
            pieces.Add(new VoicePiece(at, at + 118, 2, Windows.Voice(0, 1, 0)));
            pieces.Add(new VoicePiece(at + 200, at + 318, 2, Windows.Voice(0, 1, 0.71f)));
        }
        var map = new SpeechMap(960_000, windows, pieces);

        Assert.Equal(2, SpeakerClustering.Find(map, SpeakerRange.Of(2, 2)).Count);
        Assert.All(WindowEvidence.Of(map), e => Assert.True(e.Adjustment < 0));
    }

    [Fact]
    public void CohesionIsTheMeanCosineOfItsPiecesOnceTheyAreMany()
    {
        var pieces = Conversation(1, 80).Pieces;
        var cluster = new VoiceCluster(0, pieces[0]);
        for (var i = 1; i < pieces.Count; i++) cluster.Absorb(new VoiceCluster(i, pieces[i]));
        Assert.Equal(0.51, cluster.Cohesion, 2);
        Assert.Equal(160, cluster.Seconds, 9);
    }
}
