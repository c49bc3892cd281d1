using System.Text;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.Pipeline.Options;
using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Tests;

public sealed class OptionsTests
{
    static OptionsFile Parse(string json)
    {
        var violations = new List<string>();
        var file = OptionsFile.Parse(Encoding.UTF8.GetBytes(json), violations);
        Assert.Empty(violations);
        return file;
    }

    [Theory]
    [InlineData("auto", true, 0, 0), InlineData("1", true, 1, 1), InlineData("2-4", true, 2, 4), InlineData("100", true, 100, 100)]
    [InlineData("0", false, 0, 0), InlineData("4-2", false, 0, 0), InlineData("", false, 0, 0), InlineData("-1", false, 0, 0), InlineData("2-", false, 0, 0)]
    [InlineData("101", false, 0, 0), InlineData("2-3-4", false, 0, 0), InlineData("two", false, 0, 0), InlineData("99999999999", false, 0, 0)]
    public void SpeakersAreANumberARangeOrAuto(string text, bool valid, int min, int max)
    {
        Assert.Equal(valid, OptionsValidator.TrySpeakers(text, out var foundMin, out var foundMax));
        if (valid) Assert.Equal((min, max), (foundMin, foundMax));
    }

    [Theory]
    [InlineData("auto", true), InlineData("es", true), InlineData("en", true), InlineData("yue", true)]
    [InlineData("ES", false), InlineData("spanish", false), InlineData("", false), InlineData("e", false), InlineData("e1", false)]
    public void LanguagesAreCodesOrAuto(string language, bool valid) =>
        Assert.Equal(valid, !OptionsValidator.Violations(new RunOptions { Language = language }).Any());

    [Fact]
    public void WhatIsNotGivenIsLeftAsItWas()
    {
        var below = new RunOptions { Language = "es", Speakers = "3", Verbatim = true, Model = "m", Without = ["cues"] };
        Assert.Equal(ResultJson.Serialize(below), ResultJson.Serialize(JobSettings.From(new JobOptions()).Over(below)));
        Assert.Equal(ResultJson.Serialize(below), ResultJson.Serialize(Parse("{}").Over(below)));
    }

    [Fact]
    public void TheSubmitLiesOverTheCase()
    {
        var options = JobSettings.From(new JobOptions { Language = "en", Verbatim = false }).Over(Parse("""{"language": "es", "verbatim": true, "speakers": 2, "without": "cues, affect"}""").Over(new RunOptions()));
        Assert.Equal(("en", false, "2"), (options.Language, options.Verbatim, options.Speakers));
        Assert.Equal(["affect", "cues"], options.Without);
    }

    [Fact]
    public void ProgressNeverFalls()
    {
        var progress = new JobProgress();
        progress.Report(Stage.Decode, 1);
        progress.Report(Stage.Transcribe, 0.5);
        var (stage, percent, _) = progress.Snapshot();
        Assert.Equal(Stage.Transcribe, stage);
        progress.Report(Stage.Transcribe, 0.1);
        progress.Report(Stage.Transcribe, double.NaN);
        Assert.Equal(percent, progress.Snapshot().Percent);
        foreach (var (name, _) in Stage.All) progress.Report(name, 2);
        Assert.Equal(100, progress.Snapshot().Percent);
    }

    [Theory, InlineData("Done", 0), InlineData("NotOurs", 0), InlineData("Failed", 10), InlineData("Transient", 20), InlineData("Stopped", 143)]
    public void OutcomesHaveTheirExitCodes(string outcome, int code) => Assert.Equal(code, ExitCode.Of(Enum.Parse<JobOutcome>(outcome)));
}
