using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Cues;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Statistics;

namespace AudioAspire.Insights.Tests.Cues;

public sealed class SpokenBaselineTests
{
    const string Personal = "I opened my shop that morning with my brother and I washed my windows and I called my supplier about bread.";
    const string Impersonal = "The shop opened that morning with the brother there and someone washed the windows and called the supplier about bread.";

    [Fact]
    public void AnAnswerWithoutTheSpeakersUsualSelfReferencesIsShownWithItsBaseline()
    {
        var (cues, _) = Find([.. Enumerable.Repeat(Personal, 10), Impersonal]);
        var cue = Assert.Single(cues, c => c.Kind == CueKind.FewerSelfReferences);
        Assert.Equal((0, Impersonal), (cue.Measure, cue.Quote));
        Assert.True(cue.Baseline > 0.2);
    }

    [Fact]
    public void AShortAnswerHasNoneByChance() =>
        Assert.DoesNotContain(Find([.. Enumerable.Repeat("Then I walked over to the old bakery in the village.", 10), "Through the kitchen window, round the back, over the wall it was."]).Cues, c => c.Kind == CueKind.FewerSelfReferences);

    [Fact]
    public void AnAnswerFarPoorerInDetailThanTheOthersIsShownAndARicherOneIsNot()
    {
        var (cues, _) = Find([.. Enumerable.Repeat(Personal, 10), "It was what it was.", $"{Personal} {Personal} {Personal}"]);
        Assert.Equal("It was what it was.", Assert.Single(cues, c => c.Kind == CueKind.FewerDetails).Quote);
    }

    [Fact]
    public void AFewAnswersAreInsufficientSpeech() =>
        Assert.All(Find([Personal, Impersonal]).Baselines, b => Assert.Equal(CueBaseline.Insufficient, b.Status));

    static (IReadOnlyList<Cue> Cues, IReadOnlyList<CueBaseline> Baselines) Find(string[] answers)
    {
        var turns = Turns.Of([.. answers.SelectMany(a => (string[])["Q: What else do you remember?", $"A: {a}"])]);
        var interview = new Interview(new AnalyzeOptions { Language = "en" }, turns);
        var sentences = SentenceSegmenter.Segment(turns, "en");
        return new CueFinder(interview, sentences, InterviewerDetection.Roles(turns, sentences), null).Find();
    }
}
