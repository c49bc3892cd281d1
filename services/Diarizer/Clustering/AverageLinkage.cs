namespace AudioAspire.Diarizer.Clustering;

/// <summary>Agglomerative clustering by average linkage (UPGMA) over a full matrix of similarities,
/// with the nearest neighbour of every row kept: about the square of the items in time and memory.</summary>
internal static class AverageLinkage
{
    /// <summary>One step: cluster <paramref name="B"/> joins <paramref name="A"/> (both named by their first item).</summary>
    public readonly record struct Merge(int A, int B, float Similarity);

    /// <param name="similarity">[n, n] symmetric; overwritten.</param>
    /// <param name="weights">How much each item counts in an average.</param>
    /// <returns>All n - 1 merges, most similar first.</returns>
    public static List<Merge> Run(float[,] similarity, double[] weights)
    {
        var n = weights.Length;
        var weight = (double[])weights.Clone();
        var alive = new bool[n];
        Array.Fill(alive, true);
        var nearest = new int[n];
        for (var i = 0; i < n; i++) nearest[i] = Nearest(similarity, alive, i);
        var merges = new List<Merge>(Math.Max(0, n - 1));
        for (var step = 1; step < n; step++)
        {
            var a = -1;
            for (var i = 0; i < n; i++)
                if (alive[i] && nearest[i] >= 0 && (a < 0 || similarity[i, nearest[i]] > similarity[a, nearest[a]])) a = i;
            var b = nearest[a];
            if (b < a) (a, b) = (b, a);
            merges.Add(new Merge(a, b, similarity[a, b]));
            alive[b] = false;
            var total = weight[a] + weight[b];
            for (var i = 0; i < n; i++)
                if (alive[i] && i != a)
                    similarity[a, i] = similarity[i, a] = (float)((weight[a] * similarity[a, i] + weight[b] * similarity[b, i]) / total);
            weight[a] = total;
            nearest[a] = Nearest(similarity, alive, a);
            for (var i = 0; i < n; i++)
            {
                if (!alive[i] || i == a) continue;
                if (nearest[i] == a || nearest[i] == b) nearest[i] = Nearest(similarity, alive, i);
                else if (similarity[i, a] > similarity[i, nearest[i]]) nearest[i] = a;
            }
        }
        return merges;
    }

    /// <summary>Labels 0, 1, ... in order of the first item, after the first <paramref name="count"/> merges.</summary>
    public static int[] Cut(int items, IReadOnlyList<Merge> merges, int count)
    {
        var parent = Enumerable.Range(0, items).ToArray();
        for (var i = 0; i < count; i++) parent[merges[i].B] = merges[i].A;
        var labels = new int[items];
        var next = 0;
        for (var i = 0; i < items; i++)
        {
            var root = i;
            while (parent[root] != root) root = parent[root];
            labels[i] = root == i ? next++ : labels[root];
        }
        return labels;
    }

    static int Nearest(float[,] similarity, bool[] alive, int row)
    {
        var best = -1;
        for (var i = 0; i < alive.Length; i++)
            if (i != row && alive[i] && (best < 0 || similarity[row, i] > similarity[row, best])) best = i;
        return best;
    }
}
