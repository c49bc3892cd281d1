using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;
using AudioAspire.Scoring;

namespace AudioAspire.Insights.Tests.Compare;

/// <summary>A comparison that starts from an earlier one gives the bytes of one that starts from nothing.</summary>
public sealed class IncrementalComparisonTests
{
    static readonly CaseComparer Comparer = new(TestModels.Embedder.Centre);
    static readonly Card[] Cards = [.. InterviewTruth.ReadAll(Samples.TruthFolders[^1]).Select(Card)];

    [Fact]
    public void OneMoreInterviewIsComparedWithTheOthersAndNothingElse() => AssertSame(Compare(Cards[..^1]), Cards, compared: Cards.Length - 1);

    [Fact]
    public void OneThatSortsFirstIsComparedWithTheOthersAndNothingElse() => AssertSame(Compare(Cards[1..]), Cards, compared: Cards.Length - 1);

    [Fact]
    public void TheSameInterviewsAreNotComparedAgain() => AssertSame(Compare(Cards), Cards, compared: 0);

    [Fact]
    public void AForgottenInterviewLeavesNothing()
    {
        var left = AssertSame(Compare(Cards), Cards[1..], compared: 0);
        Assert.Equal((Cards.Length - 1) * (Cards.Length - 2) / 2, left.Pairs.Count);
    }

    [Fact]
    public void AChangedInterviewIsComparedWithTheOthersAgain()
    {
        var changed = Cards[0].Clone();
        changed.Claims.RemoveAt(0);
        AssertSame(Compare(Cards), [changed, .. Cards[1..]], compared: Cards.Length - 1);
    }

    [Fact]
    public void WhatIsLeftOutChangesNoPairInWhichPeopleStayWhoTheyAre() => AssertSame(Compare(Cards), Cards, compared: 0, "voiceprints");

    [Fact]
    public void WhoeverIsNoLongerKnownByVoiceIsComparedAgain()
    {
        Card[] voices = [Spoken(Cards[0], 1, 0), Spoken(Cards[1], 1, 0), Spoken(Cards[2], 0, 1)];
        AssertSame(Compare(voices), voices, compared: 1, "voiceprints");
    }

    [Fact]
    public void AnInterviewThatTellsThatTwoNamesAreOnePersonChangesOnlyPairsThatSayBoth()
    {
        Card[] cards =
        [
            Said("a", "Marta carried the box.", "Who carried the box?"), Said("b", "I saw that Marta Ibarra had no box.", "What did you see?"),
            Said("c", "It rained on Tuesday.", "When did it rain?"), Said("d", "I carried nothing.", "What did you carry?"),
        ];
        cards[3].Speakers[1].Name = "Marta Ibarra";
        AssertSame(Compare(cards[..3]), cards, compared: cards.Length - 1 + 2);
    }

    static CaseComparison Compare(Card[] cards) => Comparer.Compare("c", Comparer.Collect(cards), [], []);

    static CaseComparison AssertSame(CaseComparison before, Card[] cards, int compared, params string[] without)
    {
        var again = Comparer.Compare("c", Comparer.Collect(cards), without, before.Pairs.Select(p => ComparedPair.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(p))));
        var anew = Comparer.Compare("c", Comparer.Collect(cards), without, []);
        Assert.Equal(ResultJson.Serialize(anew.Report), ResultJson.Serialize(again.Report));
        Assert.Equal(anew.Pairs, again.Pairs);
        Assert.Equal(compared, again.Compared);
        return again;
    }

    static Card Spoken(Card card, float x, float y)
    {
        var spoken = card.Clone();
        var speaker = spoken.Speakers.Single(s => s.Id == spoken.Claims[^1].Speaker);
        speaker.Name = "";
        speaker.VoicePrint.Add([x, y]);
        return spoken;
    }

    static Card Said(string interview, string answer, string question) => TextCards.Build(
        interview, "en", Turns.Of($"Q: {question}", $"{interview}: {answer}"), [new CardSpeaker { Id = "Q" }, new CardSpeaker { Id = interview }], TestModels.Embedder);

    static Card Card(InterviewTruth i) => TextCards.Build(
        i.Name, i.Language, [.. i.Turns.Select(t => new AnalyzeTurn { Index = t.Index, Start = t.Start, End = t.End, Speaker = t.Speaker, Text = t.Text })],
        i.Speakers.Select(s => new CardSpeaker { Id = s.Id, Name = s.Name }), TestModels.Embedder);
}
