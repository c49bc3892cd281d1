using System.Numerics.Tensors;
using AudioAspire.Contracts.Results;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Lexicons;

namespace AudioAspire.Insights.Summaries;

/// <summary>An extractive summary: passages that are central (LexRank) and that together stand for all the others
/// (submodular coverage, Lin and Bilmes 2011), in the order they were said.</summary>
internal sealed class Summariser(SentenceEmbedder embedder)
{
    public const int MostSentences = 12;
    // Every passage is compared with every other: of a very long interview only those that tell most.
    const int MostPassages = 1500;
    // How much a passage's own relevance counts beside what it stands for.
    const double Own = 0.5;
    const double InterviewerWeight = 0.15;

    public Summary Summarise(IReadOnlyList<Passage> passages, string language, Func<string, bool> isInterviewer, CancellationToken cancel)
    {
        var lexicon = Lexicon.For(language);
        if (passages.Count > MostPassages)
            passages = [.. passages.OrderByDescending(p => Informativeness.Of(p.Text, lexicon)).ThenBy(p => p.Position).Take(MostPassages).OrderBy(p => p.Position)];
        if (passages.Count == 0) return new Summary("", []);
        var vectors = embedder.Embed([.. passages.Select(p => p.InContext)], cancel).Select(e => embedder.Centre(e)).ToArray();
        double[] told = [.. passages.Select(p => Informativeness.Of(p.Text, lexicon) * (isInterviewer(p.Speaker) ? InterviewerWeight : 1))];
        var centrality = LexRank.Centrality(vectors, told);
        double[] relevance = [.. centrality.Select((c, i) => c * told[i])];
        var chosen = Choose(relevance, vectors).Order().Select(i => new SummarySentence(passages[i].Text, passages[i].Turns)).ToArray();
        return new Summary(string.Join(' ', chosen.Select(s => s.Text)), chosen);
    }

    // Greedy maximisation of facility location: each passage, by its relevance, wants a chosen one near it.
    static List<int> Choose(double[] relevance, float[][] vectors)
    {
        var largest = Math.Max(relevance.Max(), 1e-12);
        var served = new double[relevance.Length];
        var chosen = new List<int>();
        while (chosen.Count < Math.Min(MostSentences, relevance.Length))
        {
            var (best, bestGain) = (-1, 0.0);
            for (var i = 0; i < relevance.Length; i++)
            {
                if (chosen.Contains(i) || relevance[i] <= 0) continue;
                var gain = Own * relevance[i] / largest;
                for (var j = 0; j < relevance.Length; j++)
                    gain += relevance[j] / largest * Math.Max(0, TensorPrimitives.Dot<float>(vectors[i], vectors[j]) - served[j]);
                if (gain > bestGain) (best, bestGain) = (i, gain);
            }
            if (best < 0) break;
            chosen.Add(best);
            for (var j = 0; j < served.Length; j++)
                served[j] = Math.Max(served[j], TensorPrimitives.Dot<float>(vectors[best], vectors[j]));
        }
        return chosen;
    }
}
