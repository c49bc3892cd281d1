using System.Numerics.Tensors;

namespace AudioAspire.Insights.Summaries;

/// <summary>Continuous LexRank (Erkan and Radev 2004, JAIR 22): how central each text is, as the stationary distribution
/// of a walk along similarities, here with a bias towards texts that tell more.</summary>
internal static class LexRank
{
    const double Damping = 0.85, Tolerance = 1e-9;
    const int MostSteps = 200;

    /// <param name="embeddings">Unit length, centred.</param>
    /// <param name="bias">Not negative, one a text.</param>
    /// <returns>Centralities that sum to 1.</returns>
    public static double[] Centrality(IReadOnlyList<float[]> embeddings, IReadOnlyList<double> bias)
    {
        var n = embeddings.Count;
        if (n == 0) return [];
        var links = Links(embeddings);
        var total = bias.Sum();
        double[] start = [.. bias.Select(b => total > 0 ? b / total : 1.0 / n)];
        double[] rank = [.. start];
        for (var step = 0; step < MostSteps; step++)
        {
            var next = new double[n];
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++) next[j] += rank[i] * links[i][j];
            var change = 0.0;
            for (var j = 0; j < n; j++)
            {
                next[j] = Damping * next[j] + (1 - Damping) * start[j];
                change += Math.Abs(next[j] - rank[j]);
            }
            rank = next;
            if (change < Tolerance) break;
        }
        return rank;
    }

    static float[][] Links(IReadOnlyList<float[]> embeddings)
    {
        var links = new float[embeddings.Count][];
        for (var i = 0; i < links.Length; i++)
        {
            links[i] = new float[links.Length];
            for (var j = 0; j < links.Length; j++)
                links[i][j] = Math.Max(0, TensorPrimitives.Dot<float>(embeddings[i], embeddings[j]));
            TensorPrimitives.Divide(links[i], Math.Max(TensorPrimitives.Sum<float>(links[i]), 1e-9f), links[i]);
        }
        return links;
    }
}
