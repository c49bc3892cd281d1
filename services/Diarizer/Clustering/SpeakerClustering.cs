using System.Numerics.Tensors;

namespace AudioAspire.Diarizer.Clustering;

/// <summary>Finds the people behind the pieces, in two levels: blocks of some ten minutes first, then the blocks' clusters,
/// so that time and memory grow linearly with the recording.</summary>
internal static class SpeakerClustering
{
    // Of the cohesion. Clusters of 8 s or more: one person's lay above 0.8, two people's below 0.6.
    const double Likeness = 0.64, SmallLikeness = 0.36;
    const double LargeSeconds = 8, LargeShare = 0.03;

    // Asking for more than this merges next to nothing.
    const double MostRaise = 0.9;

    // Within a block only what is surely one person is merged; the second level decides with all there is.
    static readonly LeastLikeness s_blockLikeness = LeastLikeness.Always(0.85);
    const int BlockPieces = 400;

    // A person's least clean speech: a share of all, within these seconds; in hours a smaller share.
    const double LeastShare = 0.015;
    const double LeastSeconds = 0.75;
    const double MostSeconds = 3;
    const double LongShare = 0.004;

    /// <returns>People in order of their first piece, with at least one piece each.</returns>
    public static List<VoiceCluster> Find(SpeechMap map, SpeakerRange range)
    {
        var evidence = WindowEvidence.Of(map);
        var blocks = Blocks(map, evidence);
        var likeness = new LeastLikeness(Likeness, SmallLikeness, Math.Max(LargeSeconds, LargeShare * blocks.Sum(b => b.Seconds)));
        List<VoiceCluster> At(double raise, int atLeast = 1) =>
            LargeEnough(Merge([.. blocks.Select(c => c.Copy())], evidence, likeness.Raise(raise), map.Pieces.Count, atLeast), atLeast);
        var people = At(0);
        // More people than the voices show: ask for more likeness until there are enough.
        for (var raise = 0.04; people.Count < range.Least && raise < MostRaise; raise += 0.04) people = At(raise);
        if (people.Count < range.Least) people = At(MostRaise, range.Least);
        // Fewer: the most alike are one.
        return people.Count > range.Most ? Merge(people, evidence, LeastLikeness.None, map.Pieces.Count, range.Most) : people;
    }

    static List<VoiceCluster> Blocks(SpeechMap map, List<(int A, int B, float Adjustment)> evidence)
    {
        var all = map.Pieces.Select((piece, i) => new VoiceCluster(i, piece)).ToList();
        return map.Pieces.Count <= BlockPieces
            ? all
            : [.. all.Chunk(BlockPieces).SelectMany(block => Merge([.. block], evidence, s_blockLikeness, map.Pieces.Count))];
    }

    static List<VoiceCluster> Merge(List<VoiceCluster> clusters, List<(int A, int B, float Adjustment)> evidence, LeastLikeness likeness, int pieces, int atLeast = 1)
    {
        var clusterOf = new int[pieces];
        Array.Fill(clusterOf, -1);
        for (var c = 0; c < clusters.Count; c++)
            foreach (var piece in clusters[c].Pieces) clusterOf[piece] = c;
        var adjustments = new float[clusters.Count, clusters.Count];
        foreach (var (a, b, adjustment) in evidence)
        {
            var (first, second) = (clusterOf[a], clusterOf[b]);
            if (first < 0 || second < 0 || first == second) continue;
            var share = clusters[first].Share(a) * clusters[second].Share(b);
            adjustments[first, second] += (float)share * adjustment;
            adjustments[second, first] = adjustments[first, second];
        }
        return Agglomeration.Run(clusters, adjustments, likeness, atLeast);
    }

    /// <summary>Drops what is too small to be a person of its own: scraps of noise and overlap. How small depends on
    /// how much was said, since in a short meeting one sentence is a lot.</summary>
    static List<VoiceCluster> LargeEnough(List<VoiceCluster> clusters, int atLeast)
    {
        var all = clusters.Sum(c => c.Seconds);
        var enough = Math.Max(Math.Clamp(LeastShare * all, LeastSeconds, MostSeconds), LongShare * all);
        var kept = clusters.Where(c => c.Seconds >= enough).ToList();
        return kept.Count >= atLeast ? kept : [.. clusters.OrderByDescending(c => c.Seconds).Take(Math.Max(1, atLeast)).OrderBy(c => c.Pieces[0])];
    }

    /// <summary>Every piece to the person it is most alike.</summary>
    public static int[] Assign(SpeechMap map, IReadOnlyList<float[]> prints)
    {
        var labels = new int[map.Pieces.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var best = float.NegativeInfinity;
            for (var k = 0; k < prints.Count; k++)
                if (TensorPrimitives.Dot(map.Pieces[i].Embedding, prints[k]) is var alike && alike > best) (best, labels[i]) = (alike, k);
        }
        return labels;
    }
}
