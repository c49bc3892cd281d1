using AudioAspire.Contracts.Results;
using AudioAspire.Insights.Affect;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Interviews;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Interviews;

namespace AudioAspire.Insights.Tests.Quality;

/// <summary>What the analysis reaches on the samples' true text; the bench prints the figures themselves.</summary>
public sealed class SampleFloorTests
{
    static readonly Lazy<IReadOnlyList<(InterviewTruth Truth, TextFindings Text, Analysis Analysis)>> Analysed = new(() =>
    {
        var analyzer = new InterviewAnalyzer(
            TestModels.Catalogue, TestModels.Embedder, new AffectHeads(TestModels.Catalogue), new CaseComparer(TestModels.Embedder.Centre));
        return [.. InterviewTruth.ReadAll(Samples.Folder).Select(truth =>
        {
            var interview = SampleTurns.Of(truth);
            var text = analyzer.ReadText(interview, default);
            return (truth, text, analyzer.Finish(interview, text, null).Analysis);
        })];
    });

    [Fact]
    public void SentimentOfTurnsIsMostlyRight()
    {
        var score = new LabelScore();
        foreach (var (truth, text, _) in Analysed.Value)
            foreach (var (turn, affect) in truth.Turns.Zip(text.Affects!).Where(p => !p.First.Backchannel)) score.Add(turn.Sentiment, affect.Sentiment);
        Assert.True(score.Accuracy >= 0.85 && score.MacroF1 >= 0.80, $"accuracy {score.Accuracy:P1}, macro F1 {score.MacroF1:F3}");
    }

    [Fact]
    public void MainIdeasAreCoveredInAtMostTwelveSentences()
    {
        var bests = Analysed.Value.SelectMany(a =>
            IdeaCoverage.Measure(t => [.. TestModels.Embedder.Embed(t).Select(e => TestModels.Embedder.Centre(e))], a.Truth.MainIdeas, a.Analysis)).ToArray();
        Assert.All(Analysed.Value, a => Assert.InRange(a.Analysis.Summary.Sentences.Count, 1, 12));
        Assert.True(bests.Count(b => b.Best >= IdeaCoverage.Threshold) >= 0.7 * bests.Length, $"{bests.Count(b => b.Best >= IdeaCoverage.Threshold)} of {bests.Length}");
    }

    [Fact]
    public void AuthoredCuesAreFoundWithFewOthers()
    {
        var scores = Analysed.Value.Select(a => CueScore.Of(a.Truth, a.Analysis.Cues)).ToArray();
        var (found, authored, reported) = (scores.Sum(s => s.Found), scores.Sum(s => s.Authored), scores.Sum(s => s.Reported));
        Assert.True(found >= 0.8 * authored && found >= 0.6 * reported, $"{found} of {authored}, {reported} reported");
    }

    [Fact]
    public void EverySummarySentenceStandsInItsTurns() => Assert.All(Analysed.Value, a => Assert.All(a.Analysis.Summary.Sentences, s =>
    {
        var said = string.Join(' ', s.Turns.Select(t => a.Truth.Turns.Single(x => x.Index == t).Text));
        Assert.All(s.Text.Split(' '), word => Assert.Contains(word, said));
    }));

    [Fact]
    public void TheInterviewerIsRecognised() => Assert.All(Analysed.Value, a =>
    {
        var asks = a.Truth.Turns[0].Speaker;
        Assert.All(a.Analysis.Statistics.BySpeaker, s => Assert.Equal(s.Key == asks ? "interviewer" : "interviewee", s.Value.Role));
    });

    [Fact]
    public void TopicsPartitionTheTurns() => Assert.All(Analysed.Value, a =>
        Assert.Equal(a.Text.Sentences.Select(s => s.Turn).Distinct(), a.Analysis.Topics.SelectMany(t => t.Turns).Distinct()));
}
