using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Statistics;

namespace AudioAspire.Insights.Cards;

/// <summary>Collects what the comparison needs of one interview.</summary>
internal static class CardBuilder
{
    public const string SchemaId = "audioaspire/card/1";

    /// <param name="embeddings">One a sentence.</param>
    public static Card Build(
        Interview interview, IReadOnlyList<Sentence> sentences, IReadOnlyList<float[]> embeddings,
        IReadOnlyDictionary<string, string> roles, IReadOnlyList<CardClaim> claims, IReadOnlyList<Idea> ideas)
    {
        var card = new Card
        {
            Schema = SchemaId, Case = interview.Options.Case, Interview = interview.Options.Interview,
            Language = interview.Language, Duration = interview.Options.Duration,
        };
        card.Speakers.Add(Speakers(interview, sentences, roles));
        foreach (var sentence in sentences)
        {
            var (values, scale) = QuantisedEmbedding.Quantise(embeddings[sentence.Index]);
            card.Sentences.Add(new CardSentence
            {
                Turn = sentence.Turn, Start = sentence.Start, End = sentence.End, Speaker = sentence.Speaker, Text = sentence.Text,
                Question = sentence.IsQuestion, Embedding = Google.Protobuf.ByteString.CopyFrom(values), Scale = scale,
            });
        }
        card.Claims.Add(claims);
        foreach (var idea in ideas)
        {
            var entry = new CardIdea { Text = idea.Text, Weight = idea.Weight };
            entry.Turns.Add(idea.Turns);
            card.Ideas.Add(entry);
        }
        return card;
    }

    static IEnumerable<CardSpeaker> Speakers(Interview interview, IReadOnlyList<Sentence> sentences, IReadOnlyDictionary<string, string> roles)
    {
        var introduced = IntroducedNames.Introduced(interview, sentences);
        foreach (var id in interview.Speakers)
        {
            var given = interview.Options.Speakers.FirstOrDefault(s => s.Id == id);
            var role = roles.GetValueOrDefault(id, "");
            var speaker = new CardSpeaker
            {
                Id = id,
                // A name that only repeats the id says nothing.
                Name = given is { Name.Length: > 0 } && given.Name != id ? given.Name : introduced.GetValueOrDefault(id, ""),
                Role = role == InterviewerDetection.Unknown ? "" : role,
                TalkSeconds = given?.TalkSeconds > 0 ? given.TalkSeconds : interview.Turns.Where(t => t.Speaker == id).Sum(t => t.End - t.Start),
                Confidence = given?.Confidence ?? 0,
            };
            if (interview.WithVoicePrints && given is not null) speaker.VoicePrint.Add(given.VoicePrint);
            yield return speaker;
        }
    }
}
