using System.Numerics.Tensors;
using AudioAspire.Contracts.Results;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Lexicons;

namespace AudioAspire.Insights.Summaries;

/// <summary>An extractive summary: central passages (LexRank) that do not repeat each other
/// (maximal marginal relevance, Carbonell and Goldstein 1998), in the order they were said.</summary>
internal sealed class Summariser(SentenceEmbedder embedder)
{
    public const int MostSentences = 12;
    const double Relevance = 0.6;
    const double InterviewerWeight = 0.15;

    public Summary Summarise(IReadOnlyList<Passage> passages, string language, Func<string, bool> isInterviewer, CancellationToken cancel)
    {
        if (passages.Count == 0) return new Summary("", []);
        var lexicon = Lexicon.For(language);
        var vectors = embedder.Embed([.. passages.Select(p => p.Text)], cancel).Select(e => embedder.Centre(e)).ToArray();
        double[] told = [.. passages.Select(p => Informativeness.Of(p.Text, lexicon) * (isInterviewer(p.Speaker) ? InterviewerWeight : 1))];
        var centrality = LexRank.Centrality(vectors, told);
        double[] relevance = [.. centrality.Select((c, i) => c * told[i])];
        var chosen = Choose(relevance, vectors).Order().Select(i => new SummarySentence(passages[i].Text, passages[i].Turns)).ToArray();
        return new Summary(string.Join(' ', chosen.Select(s => s.Text)), chosen);
    }

    static List<int> Choose(double[] relevance, float[][] vectors)
    {
        var largest = Math.Max(relevance.Max(), 1e-12);
        var chosen = new List<int>();
        while (chosen.Count < Math.Min(MostSentences, relevance.Length))
        {
            var (best, bestScore) = (-1, double.MinValue);
            for (var i = 0; i < relevance.Length; i++)
            {
                if (chosen.Contains(i) || relevance[i] <= 0) continue;
                var repeats = chosen.Count == 0 ? 0 : chosen.Max(j => TensorPrimitives.Dot<float>(vectors[i], vectors[j]));
                var score = Relevance * relevance[i] / largest - (1 - Relevance) * repeats;
                if (score > bestScore) (best, bestScore) = (i, score);
            }
            if (best < 0) break;
            chosen.Add(best);
        }
        return chosen;
    }
}
