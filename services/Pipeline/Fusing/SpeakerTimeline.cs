using AudioAspire.Contracts.Results;

namespace AudioAspire.Pipeline.Fusing;

/// <summary>One speaker's diarized turns: how much of a stretch they cover, how far the nearest is.</summary>
internal sealed class SpeakerTimeline
{
    readonly double[] _starts, _ends;

    public SpeakerTimeline(string id, int channel, IEnumerable<DiarizedTurn> turns)
    {
        (Id, Channel) = (id, channel);
        var merged = new List<(double Start, double End)>();
        foreach (var turn in turns.OrderBy(t => t.Start))
            if (merged.Count > 0 && turn.Start <= merged[^1].End) merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, turn.End));
            else merged.Add((turn.Start, turn.End));
        (_starts, _ends) = ([.. merged.Select(t => t.Start)], [.. merged.Select(t => t.End)]);
    }

    public string Id { get; }

    /// <value>-1 where the channel does not tell.</value>
    public int Channel { get; }

    /// <summary>Seconds of [start, end] in which this speaker is heard.</summary>
    public double Overlap(double start, double end)
    {
        var sum = 0.0;
        for (var i = FirstEndingAfter(start); i < _starts.Length && _starts[i] < end; i++) sum += Math.Min(end, _ends[i]) - Math.Max(start, _starts[i]);
        return sum;
    }

    /// <summary>Seconds from [start, end] to the nearest turn; 0 where they touch.</summary>
    public double Distance(double start, double end)
    {
        var next = FirstEndingAfter(start);
        var after = next < _starts.Length ? Math.Max(0, _starts[next] - end) : double.PositiveInfinity;
        var before = next > 0 ? Math.Max(0, start - _ends[next - 1]) : double.PositiveInfinity;
        return Math.Min(after, before);
    }

    /// <summary>The turn that <paramref name="time"/> lies in.</summary>
    public (double Start, double End)? TurnAt(double time)
    {
        var i = FirstEndingAfter(time);
        return i < _starts.Length && _starts[i] <= time ? (_starts[i], _ends[i]) : null;
    }

    int FirstEndingAfter(double time)
    {
        var found = Array.BinarySearch(_ends, time);
        return found >= 0 ? found + 1 : ~found;
    }
}
