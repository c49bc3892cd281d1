using AudioAspire.Diarizer.Reconstruction;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Tests;

public sealed class FrameGridTests
{
    [Fact]
    public void TimesAreExactAfterThreeHours()
    {
        // Frame 640,000 is centred at sample 640,000 x 270 + 495, three hours in.
        Assert.Equal(640_000L * 270 + 495 - 135, FrameGrid.FirstSample(640_000));
        Assert.Equal((640_000L * 270 + 360) / 16000.0, FrameGrid.Seconds(640_000), 9);
    }

    [Fact]
    public void ATurnAtThreeHoursKeepsItsTime()
    {
        const int frame = 640_000;
        var map = new SpeechMap(3L * 3600 * 16000 + 32000, [Windows.At(frame - 200, (1, 100, 300))],
            [new(frame - 100, frame + 100, 3, Windows.Voice(0))]);

        var turn = Assert.Single(SpeakerSearch.Conclude(map, Clustering.SpeakerRange.Any).Turns);

        // Beside a long silence a turn is a little wider than what was segmented.
        Assert.Equal(FrameGrid.Seconds(frame - 100) - 0.15, turn.Start, 9);
        Assert.Equal(FrameGrid.Seconds(frame + 100), turn.End, 9);
    }

    [Fact]
    public void FramesAreCountedUpToTheLastSample()
    {
        Assert.Equal(0, FrameGrid.FrameCount(0));
        Assert.Equal(1, FrameGrid.FrameCount(FrameGrid.FirstCentre));
        Assert.Equal(2, FrameGrid.FrameCount(FrameGrid.FirstCentre + FrameGrid.SamplesPerFrame));
    }

    [Fact]
    public void TurnsOfOverlappingPeopleOverlap()
    {
        var map = new SpeechMap(160_000, [Windows.At(0, (0, 0, 300), (2, 250, 500))],
            [new(0, 250, 4, Windows.Voice(0)), new(300, 500, 3, Windows.Voice(1))]);

        var turns = SpeakerSearch.Conclude(map, Clustering.SpeakerRange.Any).Turns;

        Assert.Equal([0, 1], turns.Select(t => t.Speaker));
        Assert.Equal(FrameGrid.Seconds(300), turns[0].End, 6);
        Assert.Equal(FrameGrid.Seconds(250), turns[1].Start, 6);
    }
}
