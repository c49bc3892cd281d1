using System.Numerics.Tensors;
using AudioAspire.Diarizer.Embedding;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Clustering;

/// <summary>Gives the local speakers of each window to global ones, no two of a window to the same,
/// so that the sum of similarities is largest (three speakers: all permutations are tried).</summary>
internal static class WindowAssignment
{
    /// <returns>[windows][3], -1 for local speakers that never talk.</returns>
    public static int[][] Assign(SpeechMap map, float[][] centroids)
    {
        var labels = new int[map.Windows.Count][];
        var prints = map.Voices.ToLookup(v => v.Window);
        for (var w = 0; w < labels.Length; w++)
        {
            var window = map.Windows[w];
            var scores = new float[Powerset.Speakers, centroids.Length];
            var talks = new bool[Powerset.Speakers];
            for (var local = 0; local < Powerset.Speakers; local++) talks[local] = window.ActiveFrames(local) > 0;
            foreach (var voice in prints[w])
                for (var k = 0; k < centroids.Length; k++)
                    scores[voice.Speaker, k] = (1 + TensorPrimitives.Dot(voice.Embedding, centroids[k])) * (float)Math.Sqrt(voice.Seconds);
            AddNeighbours(map, labels, w, scores);
            labels[w] = Best(scores, talks, centroids.Length);
        }
        return labels;
    }

    /// <summary>A local speaker whose frames overlap those of an already named one of the window before is likely the same.</summary>
    static void AddNeighbours(SpeechMap map, int[][] labels, int w, float[,] scores)
    {
        for (var before = w - 1; before >= 0; before--)
        {
            var shift = map.Windows[w].FirstFrame - map.Windows[before].FirstFrame;
            if (shift >= FrameGrid.FramesPerWindow) break;
            for (var local = 0; local < Powerset.Speakers; local++)
                for (var other = 0; other < Powerset.Speakers; other++)
                {
                    if (labels[before][other] < 0) continue;
                    var both = 0;
                    for (var frame = 0; frame + shift < FrameGrid.FramesPerWindow; frame++)
                        if (map.Windows[w].IsActive(frame, local) && map.Windows[before].IsActive(frame + shift, other)) both++;
                    scores[local, labels[before][other]] += Stitch * both / FrameGrid.FramesPerWindow;
                }
        }
    }

    public static float Stitch { get; set; } = 0.3f;

    static int[] Best(float[,] scores, bool[] talks, int speakers)
    {
        var best = new[] { -1, -1, -1 };
        var bestScore = float.NegativeInfinity;
        var current = new[] { -1, -1, -1 };
        Try(0, 0);
        return best;

        void Try(int local, float score)
        {
            if (local == Powerset.Speakers)
            {
                if (score > bestScore) (bestScore, best) = (score, (int[])current.Clone());
                return;
            }
            current[local] = -1;
            // Leaving somebody out is possible only where there are more local speakers than people.
            Try(local + 1, talks[local] ? score - 1 : score);
            if (!talks[local]) return;
            for (var k = 0; k < speakers; k++)
            {
                if (Array.IndexOf(current, k, 0, local) >= 0) continue;
                current[local] = k;
                Try(local + 1, score + scores[local, k]);
            }
            current[local] = -1;
        }
    }
}
