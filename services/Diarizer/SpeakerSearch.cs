using System.Numerics.Tensors;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Diarizer.Reconstruction;

namespace AudioAspire.Diarizer;

/// <summary>From what was mapped to who spoke when: cluster, assign, aggregate, cut into turns.</summary>
internal static class SpeakerSearch
{
    public static Diarization Conclude(SpeechMap map, SpeakerRange range)
    {
        if (map.Pieces.Count == 0) return new Diarization(map.Seconds, [], []);
        var (labels, prints) = Label(map, range);
        var timeline = ActivityTimeline.Aggregate(map, labels, prints.Length);
        return InOrderOfAppearance(map.Seconds, TurnBuilder.Build(timeline, map.Seconds), prints);
    }

    /// <summary>A label for every piece, and the people's voice prints made again from what was assigned to them.</summary>
    internal static (int[] Labels, float[][] Prints) Label(SpeechMap map, SpeakerRange range)
    {
        var prints = SpeakerClustering.Find(map, range).Select(c => c.Print()).ToArray();
        var labels = SpeakerClustering.Assign(map, prints);
        prints = Centroids.Of(map.Pieces, labels, prints.Length);
        return (SpeakerClustering.Assign(map, prints), prints);
    }

    /// <param name="prints">Of the turns' speakers.</param>
    /// <param name="channels">Speaker numbers are channels.</param>
    public static Diarization InOrderOfAppearance(double duration, List<Turn> turns, float[][] prints, bool channels = false)
    {
        var order = turns.Select(t => t.Speaker).Distinct().ToList();
        var speakers = order.Select(k => new Speaker(
            turns.Where(t => t.Speaker == k).Sum(t => t.End - t.Start), Distinctness(k, order, prints), prints[k], channels ? k : -1)).ToList();
        return new Diarization(duration, [.. turns.Select(t => t with { Speaker = order.IndexOf(t.Speaker) })], speakers);
    }

    /// <summary>1 for a voice nothing like the others, 0 for one that equals another.</summary>
    static double Distinctness(int speaker, List<int> all, float[][] prints) =>
        Math.Clamp(1 - all.Where(k => k != speaker).Select(k => TensorPrimitives.Dot(prints[k], prints[speaker])).DefaultIfEmpty(0).Max(), 0, 1);
}
