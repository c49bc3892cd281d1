using AudioAspire.Contracts.Results;
using AudioAspire.EndToEnd.Support;

namespace AudioAspire.EndToEnd;

/// <summary>Whatever is put in ends with a result, or with a status that says what is wrong and what to do.</summary>
public sealed class BadInputTests(BadInputRun run) : IClassFixture<BadInputRun>
{
    static readonly string[] Damaged = ["empty", "text", "header only", "one sample"];
    static readonly string[] WithoutSpeech = ["silence", "noise", "tones"];
    static readonly string[] Encodings = ["8 bit", "24 bit", "float", "a-law", "48 kHz, 6 channels"];
    static readonly string[] Names = ["plus+and 100 %", "%2e%2e%2f", "emoji 🎙️ 日本", "two..dots", BadInputRun.LongName, "twin", "twin.wav"];
    static readonly string[] Partly = ["nan", "only nan", "cut"], Mp3 = ["torn", "crumb"];

    [Theory]
    [InlineData("empty", ErrorCode.EmptyFile)]
    [InlineData("text", ErrorCode.NotAudio)]
    [InlineData("header only", ErrorCode.EmptyFile)]
    [InlineData("one sample", ErrorCode.TooShort)]
    public void NothingToHearIsSaidSo(string name, string code)
    {
        AssertFailedHelpfully(name);
        Assert.Equal(code, run.Of(name).Status.Error!.Code);
        Assert.Contains(code, run.Text);
    }

    [Fact]
    public void DamagedSoundEndsOneWayOrTheOther()
    {
        foreach (var name in Partly) AssertEnded(name);
        Assert.Equal(JobState.Succeeded, run.Of("cut").Status.State);
    }

    [Fact]
    public void ATornMp3EndsOneWayOrTheOther()
    {
        Assert.SkipUnless(run.HasFfmpeg, "ffmpeg makes the MP3.");
        foreach (var name in Mp3) AssertEnded(name);
    }

    [Fact]
    public void NoWordsAreInventedWhereNobodySpeaks()
    {
        foreach (var name in WithoutSpeech)
        {
            AssertSucceeded(name);
            Assert.Empty(run.Of(name).Transcript.Turns);
        }
    }

    [Fact]
    public void EveryEncodingIsHeard()
    {
        foreach (var name in Encodings)
        {
            AssertSucceeded(name);
            Assert.Contains("thanks for joining me today", string.Join(' ', run.Of(name).Transcript.Turns.Select(t => t.Text)), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void EveryNameIsKept()
    {
        foreach (var name in Names) AssertSucceeded(name);
        Assert.NotEqual(run.Of("twin").Manifest.Input, run.Of("twin.wav").Manifest.Input);
    }

    [Fact]
    public void TheExitCodeTellsThatSomethingFailed() => Assert.Equal(1, run.ExitCode);

    [Fact]
    public void NothingIsLostAndNothingElseIsThere()
    {
        string[] expected = [.. Damaged, .. WithoutSpeech, .. Encodings, .. Names, .. Partly, .. run.HasFfmpeg ? Mp3 : [], "case.bin", "case.html", "case.json"];
        var found = Directory.EnumerateFileSystemEntries(run.OutputFolder).Select(Path.GetFileName);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        var report = ResultJson.Deserialize<CaseReport>(File.ReadAllBytes(Path.Combine(run.OutputFolder, "case.json")));
        var succeeded = found.Where(n => Directory.Exists(Path.Combine(run.OutputFolder, n!)) && run.Of(n!).Status.State == JobState.Succeeded);
        Assert.Equal(succeeded.Order(StringComparer.Ordinal), report.Interviews.Select(i => i.Interview).Order(StringComparer.Ordinal));
        // A failed job keeps the options it was given; a finished one keeps nothing.
        var work = Path.Combine(Path.GetDirectoryName(run.OutputFolder)!, ".audioaspire", "work", BadInputRun.Case);
        Assert.All(succeeded, name => Assert.False(Directory.Exists(Path.Combine(work, name!)), name));
    }

    void AssertEnded(string name)
    {
        if (run.Of(name).Status.State == JobState.Failed) AssertFailedHelpfully(name);
        else AssertSucceeded(name);
    }

    void AssertSucceeded(string name)
    {
        var published = run.Of(name);
        Assert.True(published.Status is { State: JobState.Succeeded, Error: null }, $"{name}: {published.Status.Error}\n{run.Text}");
        published.AssertComplete();
        published.AssertTimesHold();
    }

    void AssertFailedHelpfully(string name)
    {
        var published = run.Of(name);
        Assert.Equal(JobState.Failed, published.Status.State);
        var error = published.Status.Error!;
        Assert.Matches("^[a-z_]+$", error.Code);
        Assert.NotEqual(ErrorCode.Internal, error.Code);
        Assert.EndsWith(".", error.Message);
        Assert.EndsWith(".", error.Hint);
        Assert.All(Directory.GetFiles(published.Folder), f => Assert.Contains(Path.GetFileName(f), (string[])["status.json", "trace.json"]));
    }
}
