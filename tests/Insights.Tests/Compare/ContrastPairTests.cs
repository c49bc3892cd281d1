using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;

namespace AudioAspire.Insights.Tests.Compare;

public sealed class ContrastPairTests
{
    [Fact]
    public void SpanishContradictionsAreFound() => AtLeast(0.75, "es", ContrastPairs.SpanishContradictions, contradicts: true);

    [Fact]
    public void SpanishAgreementsAndOtherMattersAreLeftAlone() => AtLeast(0.85, "es", ContrastPairs.SpanishOthers, contradicts: false);

    [Fact]
    public void EnglishContradictionsAreFound() => AtLeast(0.75, "en", ContrastPairs.EnglishContradictions, contradicts: true);

    [Fact]
    public void EnglishAgreementsAndOtherMattersAreLeftAlone() => AtLeast(0.85, "en", ContrastPairs.EnglishOthers, contradicts: false);

    static void AtLeast(double share, string language, string[] pairs, bool contradicts)
    {
        var comparer = new CaseComparer(TestModels.Embedder.Centre);
        var wrong = pairs.Where(pair =>
        {
            var parts = pair.Split('|');
            var report = comparer.Compare("c", [Card("a", language, parts[0], parts[1]), Card("b", language, parts[2], parts[3])], []);
            return report.Contradictions.Count > 0 != contradicts;
        }).ToList();
        Assert.True(wrong.Count <= (1 - share) * pairs.Length + 1e-9, $"{wrong.Count} of {pairs.Length} wrong:\n{string.Join('\n', wrong)}");
    }

    static Card Card(string interview, string language, string question, string answer) => TextCards.Build(
        interview, language, Turns.Of($"Q: {question}", $"{interview}: {answer}"),
        [new CardSpeaker { Id = "Q", Name = "Interviewer" }, new CardSpeaker { Id = interview }], TestModels.Embedder);
}
