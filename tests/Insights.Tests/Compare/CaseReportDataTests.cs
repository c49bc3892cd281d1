using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;

namespace AudioAspire.Insights.Tests.Compare;

public sealed class CaseReportDataTests
{
    static readonly CaseComparer Comparer = new(TestModels.Embedder.Centre);

    [Fact]
    public void TheMatrixCountsWhatEachTwoInterviewsSayOfEachOther()
    {
        var report = Comparer.Compare("c", [Card("b", "The boat had twelve lifejackets."), Card("a", "The boat had thirty lifejackets.")], []);
        var cell = Assert.Single(report.Matrix);
        Assert.Equal(("a", "b", 1), (cell.A, cell.B, cell.Contradictions));
    }

    [Fact]
    public void WhatOnlyOnePersonSpeaksOfIsLeftToAsk()
    {
        var report = Comparer.Compare("c", [Card("a", "The trunk held forty passports."), Card("b", "It was raining hard.")], []);
        var open = Assert.Single(report.OpenQuestions);
        Assert.Equal("The trunk held forty passports.", open.Claim.Quote);
        Assert.Equal(["b"], open.NotAsked);
    }

    [Fact]
    public void OneInterviewLeavesNothingToCompare() => Assert.Empty(Comparer.Compare("c", [Card("a", "The trunk held forty passports.")], []).OpenQuestions);

    [Fact]
    public void DurationsAreExplainedInTheUnitInWhichTheyAreRound()
    {
        var report = Comparer.Compare("c",
            [Card("a", "He was our tenant for three years.", "How long was he your tenant?"), Card("b", "He was the tenant for half an hour.", "How long was he the tenant?")], []);
        var explanation = Assert.Single(report.Contradictions).Explanation;
        Assert.Contains("3 years", explanation);
        Assert.Contains("30 minutes", explanation);
    }

    [Theory]
    [InlineData("Brestall", 0)]
    [InlineData("Leeds", 1)]
    public void AMisheardPlaceIsNoContradictionAndAnotherPlaceIs(string place, int contradictions)
    {
        var report = Comparer.Compare("c",
            [Card("a", "The auction was held in Bristol.", "Where was the auction?"), Card("b", $"The auction was held in {place}.", "Where was the auction?")], []);
        Assert.Equal(contradictions, report.Contradictions.Count);
    }

    [Fact]
    public void AMisheardNameIsStillThePersonInterviewed()
    {
        var said = Card("b", "And Reynalds never signed the receipt.", "Who signed the receipt?");
        var owner = Card("a", "I signed the receipt.", "Did you sign it?");
        owner.Speakers[1].Name = "Peter Reynolds";
        Assert.Single(Comparer.Compare("c", [owner, said], []).Contradictions);
    }

    static Card Card(string interview, string answer, string question = "What is known of it?") => TextCards.Build(
        interview, "en", Turns.Of($"Q: {question}", $"{interview}: {answer}"), [new CardSpeaker { Id = "Q" }, new CardSpeaker { Id = interview }], TestModels.Embedder);
}
