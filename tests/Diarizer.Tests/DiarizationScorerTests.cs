using AudioAspire.Scoring.Diarization;

namespace AudioAspire.Diarizer.Tests;

public sealed class DiarizationScorerTests
{
    static readonly SpeakerSegment[] Truth = [new(0, 10, "A"), new(10, 20, "B")];

    [Fact]
    public void NamesDoNotMatter() =>
        Assert.Equal(0, DiarizationScorer.Score(Truth, [new(0, 10, "x"), new(10, 20, "a")]).Der, 9);

    [Fact]
    public void ALateBoundaryIsConfusion()
    {
        var score = DiarizationScorer.Score(Truth, [new(0, 11, "x"), new(11, 20, "y")]);
        Assert.Equal((0.0, 0.0, 1.0), (score.Missed, score.FalseAlarm, Math.Round(score.Confused, 9)));
        Assert.Equal(0.05, score.Der, 9);
    }

    [Fact]
    public void ACollarForgivesABoundaryAndLeavesItOutOfTheTotal()
    {
        var score = DiarizationScorer.Score(Truth, [new(0, 10.2, "x"), new(10.2, 20, "y")], 0.25);
        Assert.Equal(0, score.Der, 9);
        Assert.Equal(19, score.Total, 9);
    }

    [Fact]
    public void OverlapCountsForEachSpeaker()
    {
        var score = DiarizationScorer.Score([new(0, 10, "A"), new(4, 6, "B")], [new(0, 10, "x")]);
        Assert.Equal((12.0, 2.0), (score.Total, score.Missed));
        Assert.Equal(0.5, score.Jer, 9);
    }

    [Fact]
    public void SpeechWhereThereIsNoneIsAFalseAlarm() =>
        Assert.Equal(3, DiarizationScorer.Score([new(0, 10, "A")], [new(0, 10, "x"), new(12, 15, "x")]).FalseAlarm, 9);

    [Fact]
    public void TheBestMappingIsNotTheGreedyOne() =>
        Assert.Equal([1, 0], Assignment.Maximise(new double[,] { { 10, 9 }, { 9, 1 } }));

    [Fact]
    public void MoreRowsThanColumnsLeaveARowOut() =>
        Assert.Equal([-1, 0], Assignment.Maximise(new double[,] { { 1 }, { 5 } }));

    [Fact]
    public void NothingHeardIsAllMissed() =>
        Assert.Equal((1.0, 1.0), (DiarizationScorer.Score(Truth, []).Der, DiarizationScorer.Score(Truth, []).Jer));

    [Fact]
    public void RttmLinesBecomeSegments()
    {
        var segments = Rttm.Parse([";; comment", "SPEAKER file 1 1.500 2.250 <NA> <NA> INS <NA> <NA>", ""]);
        Assert.Equal([new SpeakerSegment(1.5, 3.75, "INS")], segments);
    }
}
