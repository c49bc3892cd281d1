using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Reconstruction;

/// <summary>Activity of every global speaker in every frame of the recording: the weighted mean over all windows that saw it.</summary>
internal sealed class ActivityTimeline
{
    readonly float[][] _activity;

    ActivityTimeline(float[][] activity, float[] count) => (_activity, Count) = (activity, count);

    public int Speakers => _activity.Length;

    public int Frames => Count.Length;

    /// <summary>Expected number of people talking at once in each frame.</summary>
    public float[] Count { get; }

    /// <summary>[frames], 0 to 1.</summary>
    public float[] Of(int speaker) => _activity[speaker];

    /// <param name="labels">The global speaker of every piece of the map, or -1.</param>
    public static ActivityTimeline Aggregate(SpeechMap map, int[] labels, int speakers)
    {
        var activity = new float[speakers][];
        for (var k = 0; k < speakers; k++) activity[k] = new float[map.Frames];
        var count = new float[map.Frames];
        var weight = new float[map.Frames];
        var pieces = FrameLabels.OfPieces(map, labels);
        foreach (var window in map.Windows)
        {
            var names = FrameLabels.OfWindow(window, pieces, speakers);
            for (var frame = 0; frame < FrameGrid.FramesPerWindow; frame++)
            {
                var at = window.FirstFrame + frame;
                if (at >= map.Frames) break;
                var importance = Importance(frame);
                weight[at] += importance;
                for (var local = 0; local < Powerset.Speakers; local++)
                {
                    var value = importance * window.At(frame, local) / 255f;
                    count[at] += value;
                    var name = names[frame * Powerset.Speakers + local];
                    if (name >= 0) activity[name][at] += value;
                }
            }
        }
        for (var at = 0; at < map.Frames; at++)
        {
            if (weight[at] <= 0) continue;
            count[at] /= weight[at];
            foreach (var speaker in activity) speaker[at] = Math.Min(1, speaker[at] / weight[at]);
        }
        return new ActivityTimeline(activity, count);
    }

    /// <param name="activity">[channels][frames], 0 where the channel's own speaker is silent.</param>
    public static ActivityTimeline OfChannels(float[][] activity)
    {
        var count = new float[activity[0].Length];
        foreach (var channel in activity)
            for (var at = 0; at < count.Length; at++)
                if (channel[at] > 0) count[at]++;
        return new ActivityTimeline(activity, count);
    }

    const float Ramp = 60;

    /// <summary>Frames near a window's edge lack context, so they count less: a ramp over the first and last second.</summary>
    static float Importance(int frame) =>
        Math.Min(1, (1 + Math.Min(frame, FrameGrid.FramesPerWindow - 1 - frame)) / Ramp);
}
