using AudioAspire.Contracts.Results;
using AudioAspire.EndToEnd.Support;
using AudioAspire.Scoring;

namespace AudioAspire.EndToEnd;

/// <summary>`analyze`, with the real services and models, on the sample cases.</summary>
public sealed class AnalyzeTests
{
    static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token;

    [Fact]
    public async Task AFolderBecomesACaseWithEveryFile()
    {
        using var scratch = new ScratchFolder();
        var output = scratch.File("results");
        var (exitCode, text) = await AppHostRun.RunAsync(scratch.Path, Patience, null,
            "analyze", Path.Combine(Samples.Folder, "robo-almacen"), "--output", output);
        Assert.True(exitCode == 0, text);

        foreach (var name in (string[])["robo-almacen-01", "robo-almacen-02", "robo-almacen-03"])
        {
            var published = new Published(Path.Combine(output, "robo-almacen", name));
            published.AssertComplete();
            published.AssertTimesHold();
            Assert.Equal(JobState.Succeeded, published.Status.State);
            Assert.Equal("es", published.Transcript.Language);
            Assert.Equal(2, published.Transcript.Speakers.Count);
            Assert.NotEmpty(published.Analysis.Summary.Sentences);
        }

        var report = ResultJson.Deserialize<CaseReport>(File.ReadAllBytes(Path.Combine(output, "robo-almacen", "case.json")));
        Assert.Equal(3, report.Interviews.Count);
        Assert.Contains(report.People, p => p.Appearances.Count == 3);
        Assert.NotEmpty(report.Contradictions);
        Assert.True(File.Exists(Path.Combine(output, "robo-almacen", "case.html")));
        Assert.Contains("case.html", text);
    }

    [Fact]
    [Trait("Category", "Campaign")]
    public async Task TheSameInputGivesTheSameBytes()
    {
        using var scratch = new ScratchFolder();
        var recording = Path.Combine(Samples.Root, "tests", "data", "product-research-01-30s.wav");
        foreach (var output in (string[])["first", "second"])
        {
            var (exitCode, text) = await AppHostRun.RunAsync(scratch.Path, Patience, null, "analyze", recording, "--case", "c", "--output", scratch.File(output));
            Assert.True(exitCode == 0, text);
        }
        var name = Path.Combine("c", "product-research-01-30s");
        Assert.Equal(
            new Published(scratch.File("first", name)).Text("manifest.json"),
            new Published(scratch.File("second", name)).Text("manifest.json"));
    }

    [Fact]
    public async Task AFinishedInterviewIsNotDoneAgain()
    {
        using var scratch = new ScratchFolder();
        WavWriter.Write(scratch.File("short.wav"), WavWriter.Speech(0, 5));
        string[] args = ["analyze", scratch.File("short.wav"), "--case", "c", "--output", scratch.File("out")];
        Assert.Equal(0, (await AppHostRun.RunAsync(scratch.Path, Patience, null, args)).ExitCode);
        var manifest = scratch.File("out", "c", "short", "manifest.json");
        var written = File.GetLastWriteTimeUtc(manifest);
        Assert.Equal(0, (await AppHostRun.RunAsync(scratch.Path, Patience, null, args)).ExitCode);
        Assert.Equal(written, File.GetLastWriteTimeUtc(manifest));
    }
}
