using System.Numerics.Tensors;
using AudioAspire.Contracts.Results;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Topics;

/// <summary>What was talked about when: exchanges of question and answer, grouped where the subject stays.</summary>
internal sealed class TopicFinder(SentenceEmbedder embedder)
{
    /// <param name="embeddings">One a sentence.</param>
    public IReadOnlyList<Topic> Find(Interview interview, IReadOnlyList<Sentence> sentences, IReadOnlyList<float[]> embeddings, IReadOnlyList<Idea> ideas)
    {
        if (sentences.Count == 0) return [];
        var exchanges = Exchanges(sentences);
        var starts = TextTiling.Segment([.. exchanges.Select(e => Mean(e, embeddings))]);
        Sentence[][] segments = [.. starts.Select((start, i) =>
            exchanges.Skip(start).Take((i + 1 < starts.Count ? starts[i + 1] : exchanges.Count) - start).SelectMany(e => e).ToArray())];
        var keywords = Keywords.Of([.. segments.Select(s => string.Join(' ', s.Select(x => x.Text)))], interview.Language);
        return [.. segments.Select((segment, i) => Describe(segment, keywords[i], ideas))];
    }

    // A new exchange begins with each question of a speaker who did not ask the one before in the same turn.
    static List<List<Sentence>> Exchanges(IReadOnlyList<Sentence> sentences)
    {
        var exchanges = new List<List<Sentence>>();
        foreach (var sentence in sentences)
        {
            var opens = sentence.IsQuestion && exchanges.Count > 0 && exchanges[^1][^1].Turn != sentence.Turn;
            if (exchanges.Count == 0 || opens) exchanges.Add([]);
            exchanges[^1].Add(sentence);
        }
        return exchanges;
    }

    float[] Mean(List<Sentence> exchange, IReadOnlyList<float[]> embeddings)
    {
        var sum = new float[SentenceEmbedder.Dimensions];
        foreach (var sentence in exchange)
            TensorPrimitives.MultiplyAdd(embedder.MinusMean(embeddings[sentence.Index]), (float)sentence.Text.Length, sum, sum);
        return sum;
    }

    static Topic Describe(Sentence[] segment, IReadOnlyList<string> keywords, IReadOnlyList<Idea> ideas)
    {
        int[] turns = [.. segment.Select(s => s.Turn).Distinct()];
        var title = string.Join(", ", keywords.Take(3));
        var idea = ideas.Where(i => keywords.Any(k => i.Text.Contains(k, StringComparison.OrdinalIgnoreCase)))
            .MaxBy(i => i.Weight * i.Turns.Count(turns.Contains));
        if (idea is not null && idea.Turns.Any(turns.Contains)) title = Capitalise(idea.Text);
        return new Topic(Capitalise(title), Math.Round(segment.Min(s => s.Start), 3), Math.Round(segment.Max(s => s.End), 3), turns, keywords);
    }

    static string Capitalise(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
