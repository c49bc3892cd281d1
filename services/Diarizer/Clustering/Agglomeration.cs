namespace AudioAspire.Diarizer.Clustering;

/// <summary>Agglomerative clustering by average linkage with a stop that adapts to the recording: two clusters are one
/// person if they are nearly as alike as each is in itself. Dividing by the cohesions takes out how noisy the prints are
/// (short pieces, telephone, reverberation), which a fixed threshold cannot.</summary>
internal static class Agglomeration
{
    /// <param name="clusters">Merged in place; what is left is the result, in order of the first piece.</param>
    /// <param name="adjustments">[n, n] what <see cref="WindowEvidence"/> adds to the mean cosine of two clusters.</param>
    /// <param name="likeness">Least similarity / geometric mean of the cohesions at which two clusters are one person.</param>
    public static List<VoiceCluster> Run(List<VoiceCluster> clusters, float[,] adjustments, double likeness)
    {
        var n = clusters.Count;
        var alike = new float[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
                alike[i, j] = alike[j, i] = (float)clusters[i].Similarity(clusters[j]) + adjustments[i, j];
        var alive = new bool[n];
        Array.Fill(alive, true);
        var nearest = new int[n];
        for (var i = 0; i < n; i++) nearest[i] = Nearest(alike, alive, i);
        while (true)
        {
            var a = -1;
            for (var i = 0; i < n; i++)
                if (alive[i] && nearest[i] >= 0 && (a < 0 || alike[i, nearest[i]] > alike[a, nearest[a]])) a = i;
            if (a < 0 || alike[a, nearest[a]] == float.NegativeInfinity) break;
            var b = nearest[a];
            if (b < a) (a, b) = (b, a);
            if (alike[a, b] < likeness * Math.Sqrt(clusters[a].Cohesion * clusters[b].Cohesion))
            {
                // Different people; whatever either absorbs later stays apart from the other.
                alike[a, b] = alike[b, a] = float.NegativeInfinity;
                nearest[a] = Nearest(alike, alive, a);
                nearest[b] = Nearest(alike, alive, b);
                continue;
            }
            var (weightA, weightB) = ((float)clusters[a].Seconds, (float)clusters[b].Seconds);
            clusters[a].Absorb(clusters[b]);
            alive[b] = false;
            for (var i = 0; i < n; i++)
                if (alive[i] && i != a)
                    alike[a, i] = alike[i, a] = (weightA * alike[a, i] + weightB * alike[b, i]) / (weightA + weightB);
            nearest[a] = Nearest(alike, alive, a);
            for (var i = 0; i < n; i++)
            {
                if (!alive[i] || i == a) continue;
                if (nearest[i] == a || nearest[i] == b) nearest[i] = Nearest(alike, alive, i);
                else if (alike[i, a] > alike[i, nearest[i]]) nearest[i] = a;
            }
        }
        return [.. clusters.Where((_, i) => alive[i])];
    }

    static int Nearest(float[,] alike, bool[] alive, int row)
    {
        var best = -1;
        for (var i = 0; i < alive.Length; i++)
            if (i != row && alive[i] && (best < 0 || alike[row, i] > alike[row, best])) best = i;
        return best;
    }
}
