using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Reconstruction;

/// <summary>Turns from activities: in each frame as many of the most active speakers as were heard at once.</summary>
internal static class TurnBuilder
{
    public static double LeastPause { get; set; } = 0.30;
    public static double LeastTurn { get; set; } = 0.15;
    public static double Onset { get; set; } = 0.5;
    public static double Second { get; set; } = 0.5;

    /// <returns>In order of start, then of speaker; all within [0, duration].</returns>
    public static List<Turn> Build(ActivityTimeline timeline, double duration)
    {
        var talks = Binarise(timeline);
        var turns = new List<Turn>();
        for (var speaker = 0; speaker < timeline.Speakers; speaker++)
            foreach (var (first, end) in Stretches(talks[speaker]))
            {
                var start = Math.Max(0, FrameGrid.Seconds(first));
                var stop = Math.Min(duration, FrameGrid.Seconds(end));
                if (stop > start) turns.Add(new Turn(start, stop, speaker, Mean(timeline.Of(speaker), first, end)));
            }
        turns.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Speaker.CompareTo(b.Speaker));
        return turns;
    }

    static bool[][] Binarise(ActivityTimeline timeline)
    {
        var talks = new bool[timeline.Speakers][];
        for (var k = 0; k < talks.Length; k++) talks[k] = new bool[timeline.Frames];
        for (var frame = 0; frame < timeline.Frames; frame++)
        {
            var count = timeline.Count[frame] < Onset ? 0 : timeline.Count[frame] < 1 + Second ? 1 : timeline.Count[frame] < 2 + Second ? 2 : 3;
            for (; count > 0; count--)
            {
                var best = -1;
                for (var k = 0; k < talks.Length; k++)
                    if (!talks[k][frame] && timeline.Of(k)[frame] > (best < 0 ? 0.1f : timeline.Of(best)[frame])) best = k;
                if (best < 0) break;
                talks[best][frame] = true;
            }
        }
        return talks;
    }

    /// <summary>Runs [first, end) with short pauses closed, then short runs dropped.</summary>
    static IEnumerable<(int First, int End)> Stretches(bool[] talks)
    {
        var pause = FrameGrid.Frames(LeastPause);
        var least = FrameGrid.Frames(LeastTurn);
        for (var frame = 0; frame < talks.Length;)
        {
            if (!talks[frame]) { frame++; continue; }
            int first = frame, end = frame + 1;
            for (frame++; frame < talks.Length && frame - end <= pause; frame++)
                if (talks[frame]) end = frame + 1;
            if (end - first >= least) yield return (first, end);
        }
    }

    static double Mean(float[] activity, int first, int end)
    {
        var sum = 0.0;
        for (var frame = first; frame < end; frame++) sum += activity[frame];
        return sum / (end - first);
    }
}
