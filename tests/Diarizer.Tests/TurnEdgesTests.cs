using AudioAspire.Diarizer.Reconstruction;

namespace AudioAspire.Diarizer.Tests;

public sealed class TurnEdgesTests
{
    static List<Turn> Widen(double duration, params (double Start, double End)[] stretches)
    {
        List<Turn> turns = [.. stretches.Select((s, i) => new Turn(s.Start, s.End, i % 2, 1))];
        TurnEdges.Widen(turns, duration);
        return [.. turns.Select(t => t with { Start = Math.Round(t.Start, 6), End = Math.Round(t.End, 6) })];
    }

    [Fact]
    public void TurnsReachIntoLongSilencesOnly() =>
        Assert.Equal([(0.5, 2.15), (3.85, 6.0), (6.8, 9.0)], Widen(9.5, (0.5, 2), (4, 6), (6.8, 9)).Select(t => (t.Start, t.End)));

    [Fact]
    public void TheShareOfASilenceGrowsWithIt() =>
        Assert.Equal([(0, 2.05), (2.95, 5)], Widen(5, (0, 2), (3, 5)).Select(t => (t.Start, t.End)));

    [Fact]
    public void ATurnInsideAnotherEndsWhereItEnded() =>
        Assert.Equal([(0.0, 5.15), (2.0, 3.0)], Widen(9, (0, 5), (2, 3)).Select(t => (t.Start, t.End)));

    [Fact]
    public void NothingReachesBeyondTheRecording() =>
        Assert.Equal([(0.95, 2.0)], Widen(2, (1, 2)).Select(t => (t.Start, t.End)));
}
