using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;
using AudioAspire.Scoring.Contradictions;

namespace AudioAspire.Insights.Tests.Compare;

/// <summary>Pairs of answers on matters of their own (bench/Scoring/Contradictions/Pairs), each alone in a case of two interviews.</summary>
public sealed class ContrastPairTests
{
    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void ThereAreManyPairsOfEveryKind(string language)
    {
        var pairs = ContrastPair.ReadAll(language);
        Assert.True(pairs.Count >= 120);
        Assert.Equal(11, pairs.Where(p => p.Label == PairLabel.Contradicts).Select(p => p.Kind).Distinct().Count());
    }

    [Theory]
    [InlineData("es", PairLabel.Contradicts, 0.85)]
    [InlineData("es", PairLabel.Agrees, 0.9)]
    [InlineData("es", PairLabel.Apart, 0.8)]
    [InlineData("en", PairLabel.Contradicts, 0.85)]
    [InlineData("en", PairLabel.Agrees, 0.9)]
    [InlineData("en", PairLabel.Apart, 0.8)]
    public void PairsAreJudgedAsPeopleJudgeThem(string language, PairLabel label, double share)
    {
        var comparer = new CaseComparer(TestModels.Embedder.Centre);
        ContrastPair[] pairs = [.. ContrastPair.ReadAll(language).Where(p => p.Label == label)];
        ContrastPair[] wrong = [.. pairs.Where(p => comparer.Compare("c", Cards(p, language), []).Contradictions.Count > 0 != (label == PairLabel.Contradicts))];
        Assert.True(wrong.Length <= (1 - share) * pairs.Length, $"{wrong.Length} of {pairs.Length} wrong:\n{string.Join('\n', wrong.AsEnumerable())}");
    }

    static Card[] Cards(ContrastPair pair, string language) => [Answers.Card("a", language, pair.QuestionA, pair.AnswerA), Answers.Card("b", language, pair.QuestionB, pair.AnswerB)];
}
