using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Tests;

public sealed class SoloTrackerTests
{
    static List<(int, int)> Track(params SegmentedWindow[] windows)
    {
        var tracker = new SoloTracker();
        foreach (var window in windows) tracker.Add(window);
        tracker.Finish(windows[^1].FirstFrame + FrameGrid.FramesPerWindow);
        return tracker.Take();
    }

    [Fact]
    public void AStretchAcrossWindowsIsFoundOnceEvenIfItsLocalNameChanges() =>
        Assert.Equal([(100, 550)], Track(Windows.At(0, (0, 100, 550)), Windows.At(148, (2, 0, 402)), Windows.At(296, (1, 0, 254))));

    [Fact]
    public void AChangeOfSpeakerEndsAStretch() =>
        Assert.Equal([(100, 200), (200, 250)], Track(Windows.At(0, (0, 100, 200), (1, 200, 250))));

    [Fact]
    public void OverlappedSpeechBelongsToNoStretch() =>
        Assert.Equal([(100, 150), (200, 250)], Track(Windows.At(0, (0, 100, 200), (1, 150, 250))));

    [Fact]
    public void ALongStretchIsCutSoThatMemoryStaysBounded()
    {
        var windows = Enumerable.Range(0, 40).Select(i => Windows.At(i * 148, (0, 0, FrameGrid.FramesPerWindow))).ToArray();
        var stretches = Track(windows);
        Assert.All(stretches, s => Assert.InRange(s.Item2 - s.Item1, 1, 1200));
        Assert.Equal(39 * 148 + FrameGrid.FramesPerWindow, stretches.Sum(s => s.Item2 - s.Item1));
    }
}
