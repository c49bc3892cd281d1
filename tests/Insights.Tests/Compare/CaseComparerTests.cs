using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Compare;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Contradictions;

namespace AudioAspire.Insights.Tests.Compare;

public sealed class CaseComparerTests
{
    [Fact]
    public void TheOrderOfCardsDoesNotMatter()
    {
        var cards = SampleCards(Samples.TruthFolders[^1]);
        var forward = ResultJson.Serialize(Comparer.Compare("c", cards, []));
        Assert.Equal(forward, ResultJson.Serialize(Comparer.Compare("c", cards.AsEnumerable().Reverse(), [])));
    }

    [Fact]
    public void AnotherInterviewLeavesIdsAsTheyAre()
    {
        var cards = SampleCards(Samples.TruthFolders[^1]);
        var two = Comparer.Compare("c", cards.Take(2), []).Contradictions;
        var three = Comparer.Compare("c", cards, []).Contradictions.Select(c => c.Id).ToHashSet();
        Assert.NotEmpty(two);
        Assert.True(two.Count(c => three.Contains(c.Id)) >= two.Count - 1);
    }

    [Fact]
    public void SamplesKeepTheirFloor()
    {
        int found = 0, planted = 0, right = 0, reported = 0;
        foreach (var folder in Samples.TruthFolders)
        {
            var score = ContradictionScorer.Score(CaseTruth.Read(folder), Comparer.Compare("c", SampleCards(folder), []).Contradictions);
            (found, planted) = (found + score.Found.Count, planted + score.Found.Count + score.Missed.Count);
            (right, reported) = (right + score.Right, reported + score.Right + score.False.Count + score.Traps.Count);
        }
        Assert.True(found >= 0.75 * planted, $"{found} of {planted} found");
        Assert.True(right >= 0.85 * reported, $"{right} of {reported} right");
    }

    [Fact]
    public void OneVoiceIsOnePersonAndAnAmbiguousOneIsNot()
    {
        var a = Speaking("a", "S1", 1, 0);
        var same = Speaking("b", "S9", 0.96f, 0.28f);
        var alike = Speaking("c", "S2", 0.73f, -0.683f);
        var report = Comparer.Compare("c", [a, same, alike], []);
        Assert.Equal([1, 2], report.People.Select(p => p.Appearances.Count).Order());
    }

    [Fact]
    public void WithoutVoicePrintsNamesDecide()
    {
        var a = Speaking("a", "S1", 1, 0, "Eva Ruiz");
        var b = Speaking("b", "S1", 0, 1, "Eva Ruiz");
        Assert.Equal(2, Comparer.Compare("c", [a, b], []).People.Count);
        Assert.Single(Comparer.Compare("c", [a, b], ["voiceprints"]).People);
    }

    [Fact]
    public void AnEmptyCaseIsAnEmptyReport() => Assert.Empty(Comparer.Compare("c", [], []).Contradictions);

    static CaseComparer Comparer => new(TestModels.Embedder.Centre);

    static Card Speaking(string interview, string speaker, float x, float y, string name = "")
    {
        var entry = new CardSpeaker { Id = speaker, Name = name };
        entry.VoicePrint.Add([x, y]);
        return new Card { Interview = interview, Language = "es", Speakers = { entry } };
    }

    static List<Card> SampleCards(string folder) =>
        [.. InterviewTruth.ReadAll(folder).Select(i => TextCards.Build(i.Name, i.Language,
            [.. i.Turns.Select(t => new AnalyzeTurn { Index = t.Index, Start = t.Start, End = t.End, Speaker = t.Speaker, Text = t.Text })],
            i.Speakers.Select(s => new CardSpeaker { Id = s.Id, Name = s.Name }), TestModels.Embedder))];
}
