using System.Numerics.Tensors;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Diarizer.Reconstruction;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer;

/// <summary>From what was mapped to who spoke when: cluster, assign, aggregate, cut into turns.</summary>
internal static class SpeakerSearch
{
    public static Diarization Conclude(SpeechMap map, SpeakerRange range)
    {
        var duration = (double)map.Samples / FrameGrid.SampleRate;
        if (map.Voices.Count == 0) return new Diarization(duration, [], []);
        var labels = SpeakerClustering.Cluster(map.Voices, range);
        var centroids = Centroids.Of(map.Voices, labels, labels.Max() + 1);
        var timeline = ActivityTimeline.Aggregate(map, WindowAssignment.Assign(map, centroids), centroids.Length);
        return InOrderOfAppearance(duration, TurnBuilder.Build(timeline, duration), centroids);
    }

    static Diarization InOrderOfAppearance(double duration, List<Turn> turns, float[][] centroids)
    {
        var order = turns.Select(t => t.Speaker).Distinct().ToList();
        var speakers = order.Select(k => new Speaker(
            turns.Where(t => t.Speaker == k).Sum(t => t.End - t.Start), Distinctness(k, order, centroids), centroids[k], -1)).ToList();
        return new Diarization(duration, [.. turns.Select(t => t with { Speaker = order.IndexOf(t.Speaker) })], speakers);
    }

    /// <summary>1 for a voice nothing like the others, 0 for one that equals another.</summary>
    static double Distinctness(int speaker, List<int> all, float[][] centroids) =>
        Math.Clamp(1 - all.Where(k => k != speaker).Select(k => TensorPrimitives.Dot(centroids[k], centroids[speaker])).DefaultIfEmpty(0).Max(), 0, 1);
}
