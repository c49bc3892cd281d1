using System.Numerics.Tensors;
using AudioAspire.Contracts.Results;
using AudioAspire.Insights.Embedding;

namespace AudioAspire.Bench.Insights;

/// <summary>Which of the authored main ideas the output covers: the best match among summary sentences and ideas,
/// by the cosine of centred embeddings (unrelated near 0, paraphrases about 0.6-0.8).</summary>
internal static class IdeaCoverage
{
    public const double Threshold = 0.45;

    public static IReadOnlyList<(string Idea, double Best, string Match)> Measure(SentenceEmbedder embedder, IReadOnlyList<string> truth, Analysis analysis)
    {
        string[] output = [.. analysis.Summary.Sentences.Select(s => s.Text), .. analysis.Ideas.Select(i => i.Text)];
        var found = Centred(embedder, output);
        return [.. truth.Zip(Centred(embedder, truth), (idea, wanted) =>
        {
            var best = Enumerable.Range(0, output.Length).MaxBy(i => TensorPrimitives.Dot<float>(wanted, found[i]));
            return output.Length == 0 ? (idea, 0.0, "") : (idea, (double)TensorPrimitives.Dot<float>(wanted, found[best]), output[best]);
        })];
    }

    static float[][] Centred(SentenceEmbedder embedder, IReadOnlyList<string> texts) => [.. embedder.Embed(texts).Select(e => embedder.Centre(e))];
}
