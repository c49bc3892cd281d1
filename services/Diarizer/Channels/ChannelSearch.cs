using AudioAspire.Diarizer.Clustering;
using AudioAspire.Diarizer.Reconstruction;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Channels;

/// <summary>Two channels with one speaker each: the channel says who, its activity says when. Whatever is heard of the other
/// speaker (cross-talk) is told apart by its level.</summary>
internal static class ChannelSearch
{
    /// <summary>Speech must be this much louder than cross-talk to count as the channel's own, in dB.</summary>
    const float AboveLeakage = 6;

    public static Diarization Conclude(SpeechMap[] maps, IReadOnlyList<float>[] levels, SpeakerRange range)
    {
        var activity = maps.Select(SpeechActivity).ToArray();
        var talks = activity.Select(a => a.Select(p => p >= 0.5f).ToArray()).ToArray();
        var difference = ChannelLevels.Difference(levels[0], levels[1], maps[0].Frames);
        var speech = talks[0].Zip(talks[1], (a, b) => a || b).ToArray();
        if (range.Most < 2 || !ChannelLevels.CarryTheirOwn(difference, speech))
            return SpeakerSearch.Conclude(maps[Louder(difference, speech)], range);

        var opposite = difference.Select(d => -d).ToArray();
        Suppress(activity[0], talks[0], difference, ChannelLevels.Leakage(difference, talks[0], talks[1]));
        Suppress(activity[1], talks[1], opposite, ChannelLevels.Leakage(opposite, talks[1], talks[0]));
        var timeline = ActivityTimeline.OfChannels(activity);
        var prints = new float[2][];
        for (var c = 0; c < 2; c++)
            prints[c] = Centroids.Of(maps[c].Pieces, [.. maps[c].Pieces.Select(p => IsOwn(p.FirstFrame, p.EndFrame, activity[c]) ? 0 : -1)], 1)[0];
        return SpeakerSearch.InOrderOfAppearance(maps[0].Seconds, TurnBuilder.Build(timeline, maps[0].Seconds), prints, channels: true);
    }

    static int Louder(float[] difference, bool[] speech) =>
        difference.Where((_, frame) => speech[frame]).Sum(d => (double)d) >= 0 ? 0 : 1;

    static void Suppress(float[] activity, bool[] talks, float[] difference, float leakage)
    {
        for (var frame = 0; frame < activity.Length; frame++)
            if (!talks[frame] || difference[frame] < leakage + AboveLeakage) activity[frame] = 0;
    }

    static bool IsOwn(int first, int end, float[] activity)
    {
        var own = 0;
        for (var frame = first; frame < end; frame++)
            if (activity[frame] > 0) own++;
        return own > 0.7 * (end - first);
    }

    /// <summary>Probability that anybody talks in each frame: all local speakers count as one.</summary>
    static float[] SpeechActivity(SpeechMap map) => ActivityTimeline.Aggregate(map, [], 0).Count.Select(c => Math.Min(1, c)).ToArray();
}
