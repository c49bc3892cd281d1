using AudioAspire.Contracts.Results;

namespace AudioAspire.Scoring.Interviews;

/// <summary>Which of the authored main ideas the output covers: the best match among summary sentences and ideas,
/// by the cosine of centred embeddings.</summary>
public static class IdeaCoverage
{
    /// <summary>9 % of the ideas of the development texts reach this against all the sentences of an interview on another matter
    /// (3 % at 0.45, 19 % at 0.35), so little of what counts as covered is chance.</summary>
    public const double Threshold = 0.40;

    /// <param name="embed">Centred embeddings of unit length.</param>
    public static IReadOnlyList<(string Idea, double Best, string Match)> Measure(
        Func<IReadOnlyList<string>, float[][]> embed, IReadOnlyList<string> truth, Analysis analysis)
    {
        string[] output = [.. analysis.Summary.Sentences.Select(s => s.Text), .. analysis.Ideas.Select(i => i.Text)];
        var found = embed(output);
        return [.. truth.Zip(embed(truth), (idea, wanted) =>
        {
            if (output.Length == 0) return (idea, 0.0, "");
            var best = Enumerable.Range(0, output.Length).MaxBy(i => Cosine(wanted, found[i]));
            return (idea, Cosine(wanted, found[best]), output[best]);
        })];
    }

    static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
