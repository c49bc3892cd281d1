using System.Numerics.Tensors;
using AudioAspire.Contracts.Results;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Ideas;

/// <summary>The main ideas: noun phrases weighed by how often they return and how near they are to what the whole interview says
/// (as in KeyBERT, Grootendorst 2020), without near-duplicates.</summary>
internal sealed class IdeaFinder(SentenceEmbedder embedder)
{
    const int MostIdeas = 15, MostCandidates = 150;
    const float SameIdea = 0.75f;
    // What is asked about is what the talk is about.
    const double Asked = 1.5;

    public IReadOnlyList<Idea> Find(IReadOnlyList<Sentence> sentences, string language, CancellationToken cancel)
    {
        var lexicon = Lexicon.For(language);
        Candidate[] candidates = [.. sentences
            .SelectMany(s => NounPhrases.Find(s.Text, lexicon).Select(phrase => (phrase, s.Turn, s.IsQuestion)))
            .GroupBy(p => p.phrase.ToLowerInvariant(), StringComparer.Ordinal)
            .Select(g => new Candidate(g.First().phrase, [.. g.Select(p => p.Turn).Distinct().Order()], g.Sum(p => p.IsQuestion ? Asked : 1)))
            .OrderByDescending(c => c.Count * Math.Sqrt(c.Text.Count(ch => ch == ' ') + 1)).ThenBy(c => c.Turns[0]).ThenBy(c => c.Text, StringComparer.Ordinal)
            .Take(MostCandidates)];
        if (candidates.Length == 0) return [];
        var vectors = embedder.Embed([.. candidates.Select(c => c.Text)], cancel).Select(e => embedder.Centre(e)).ToArray();
        var middle = new float[SentenceEmbedder.Dimensions];
        for (var i = 0; i < vectors.Length; i++) TensorPrimitives.MultiplyAdd(vectors[i], (float)candidates[i].Count, middle, middle);
        TensorPrimitives.Divide(middle, Math.Max(TensorPrimitives.Norm<float>(middle), 1e-9f), middle);
        double[] weights = [.. candidates.Select((c, i) => Weight(c) * (0.5 + Math.Max(0, TensorPrimitives.Dot<float>(vectors[i], middle))))];
        return Distinct(candidates, vectors, weights);
    }

    static double Weight(Candidate candidate) =>
        Math.Log(1 + candidate.Count) * (1 + 0.35 * Math.Min(3, candidate.Text.Count(c => c == ' ')));

    static List<Idea> Distinct(Candidate[] candidates, float[][] vectors, double[] weights)
    {
        var kept = new List<int>();
        foreach (var i in Enumerable.Range(0, weights.Length).OrderByDescending(i => weights[i]).ThenBy(i => i))
            if (kept.Count < MostIdeas && kept.All(j => TensorPrimitives.Dot<float>(vectors[i], vectors[j]) < SameIdea)) kept.Add(i);
        return [.. kept.Select(i => new Idea(candidates[i].Text, candidates[i].Turns, Math.Round(weights[i] / weights[kept[0]], 3)))];
    }

    sealed record Candidate(string Text, IReadOnlyList<int> Turns, double Count);
}
