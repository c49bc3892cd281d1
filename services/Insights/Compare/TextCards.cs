using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Statistics;
using Google.Protobuf;

namespace AudioAspire.Insights.Compare;

/// <summary>A card from turns alone, without sound, affect or ideas: what tests and measures need.</summary>
internal static class TextCards
{
    /// <param name="embedder">Null leaves meaning out: words alone are compared.</param>
    public static Card Build(string interview, string language, IReadOnlyList<AnalyzeTurn> turns, IEnumerable<CardSpeaker> speakers, SentenceEmbedder? embedder)
    {
        var sentences = SentenceSegmenter.Segment(turns, language);
        var embeddings = embedder?.Embed([.. sentences.Select(s => s.Text)]);
        var card = new Card { Interview = interview, Language = language };
        card.Speakers.Add(speakers);
        foreach (var sentence in sentences)
        {
            var entry = new CardSentence { Turn = sentence.Turn, Start = sentence.Start, End = sentence.End, Speaker = sentence.Speaker, Text = sentence.Text, Question = sentence.IsQuestion };
            if (embeddings is not null)
            {
                var (values, scale) = QuantisedEmbedding.Quantise(embeddings[sentence.Index]);
                (entry.Embedding, entry.Scale) = (ByteString.CopyFrom(values), scale);
            }
            card.Sentences.Add(entry);
        }
        card.Claims.Add(ClaimExtractor.Extract(sentences, language, InterviewerDetection.Among(InterviewerDetection.Roles(turns, sentences))));
        return card;
    }
}
