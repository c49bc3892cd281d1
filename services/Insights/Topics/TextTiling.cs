using System.Numerics.Tensors;

namespace AudioAspire.Insights.Topics;

/// <summary>Where a conversation changes its subject: valleys of similarity between neighbouring blocks
/// (TextTiling, Hearst 1997, with embeddings in place of words).</summary>
internal static class TextTiling
{
    /// <param name="embeddings">One a unit (an exchange of question and answer), centred.</param>
    /// <param name="block">Units on each side that are compared.</param>
    /// <param name="shortest">Units a segment has at least.</param>
    /// <returns>The first unit of every segment; the first is 0.</returns>
    public static IReadOnlyList<int> Segment(IReadOnlyList<float[]> embeddings, int block = 3, int shortest = 3)
    {
        var n = embeddings.Count;
        if (n == 0) return [];
        double[] similarity = [.. Enumerable.Range(1, n - 1).Select(gap =>
            (double)TensorPrimitives.CosineSimilarity<float>(Sum(embeddings, Math.Max(0, gap - block), gap), Sum(embeddings, gap, Math.Min(n, gap + block))))];
        double[] depth = [.. Enumerable.Range(0, similarity.Length).Select(i => Depth(similarity, i))];
        if (depth.Length == 0) return [0];
        var mean = depth.Average();
        var cutoff = mean + 0.5 * Math.Sqrt(depth.Average(d => (d - mean) * (d - mean)));
        var starts = new List<int> { 0 };
        foreach (var gap in Enumerable.Range(0, depth.Length).Where(i => depth[i] > cutoff).OrderByDescending(i => depth[i]).ThenBy(i => i))
        {
            var start = gap + 1;
            if (starts.All(s => Math.Abs(s - start) >= shortest) && n - start >= shortest) starts.Add(start);
        }
        starts.Sort();
        return starts;
    }

    // How far the valley lies below the peaks on both sides.
    static double Depth(double[] similarity, int at)
    {
        var (left, right) = (at, at);
        while (left > 0 && similarity[left - 1] >= similarity[left]) left--;
        while (right + 1 < similarity.Length && similarity[right + 1] >= similarity[right]) right++;
        return similarity[left] + similarity[right] - 2 * similarity[at];
    }

    static float[] Sum(IReadOnlyList<float[]> embeddings, int from, int to)
    {
        var sum = new float[embeddings[0].Length];
        for (var i = from; i < to; i++) TensorPrimitives.Add(sum, embeddings[i], sum);
        return sum;
    }
}
