using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Tests;

/// <summary>Interviews of one question and its answer.</summary>
internal static class Answers
{
    public static IReadOnlyList<CardClaim> Claims(string language, string question, string answer) =>
        ClaimExtractor.Extract(SentenceSegmenter.Segment(Turns.Of($"Q: {question}", $"A: {answer}"), language), language, speaker => speaker == "Q");

    public static Card Card(string interview, string language, string question, string answer) => TextCards.Build(
        interview, language, Turns.Of($"Q: {question}", $"{interview}: {answer}"),
        [new CardSpeaker { Id = "Q", Name = "Interviewer" }, new CardSpeaker { Id = interview }], TestModels.Embedder);
}
