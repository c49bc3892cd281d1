using AudioAspire.AppHost.Forgetting;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Hosting.Tests.Forgetting;

public sealed class ForgetterTests : IDisposable
{
    const string Trace = "0af7651916cd43dd8448eb211c80319c";
    readonly TemporaryFolder _folder = new();
    readonly FolderStore _store;
    readonly Forgetter _forgetter;

    public ForgetterTests()
    {
        _store = new FolderStore(_folder.Path);
        _forgetter = new Forgetter(_store, Path.Combine(_folder.Path, "traces"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ACaseGoesWithAllThatWasMadeOfIt()
    {
        await InterviewAsync("theft", "one");
        _folder.Write("output/theft/case.json");
        _folder.Write("work/theft/one/transcript.ckpt");
        _folder.Write("edits/theft/one.json");
        _folder.Write($"traces/{Trace}/pipeline.jsonl");
        _folder.Write("input/theft-2/kept.wav");
        await _forgetter.ForgetCaseAsync("theft", default);
        Assert.Equal(["input/theft-2/kept.wav"], _folder.Files());
    }

    [Fact]
    public async Task ACaseOfOneFileGoesWithItsFile()
    {
        _folder.Write("input/theft.wav");
        _folder.Write("input/thefts.wav");
        Assert.Equal(1, await _forgetter.ForgetCaseAsync("theft", default));
        Assert.Equal(["input/thefts.wav"], _folder.Files());
    }

    [Fact]
    public async Task AnInterviewGoesAloneAndTheCaseReportThatQuotesItToo()
    {
        await InterviewAsync("theft", "one");
        await InterviewAsync("theft", "two");
        _folder.Write("output/theft/case.json");
        _folder.Write("output/theft/case.html");
        await _forgetter.ForgetInterviewAsync(new InterviewName("theft", "one"), default);
        Assert.Equal(["input/theft/two.wav", "output/theft/two/report.html", "output/theft/two/status.json"], _folder.Files());
    }

    [Fact]
    public async Task TheInterviewsThatAreLeftWillBeComparedAgainWithTheOptionsTheyHad()
    {
        await InterviewAsync("theft", "one");
        await InterviewAsync("theft", "two");
        var two = new InterviewName("theft", "two");
        await _store.PutAsync(ObjectKeys.OutputOf(two) + "manifest.json", new MemoryStream(ResultJson.Serialize(new Manifest
        {
            Case = "theft", Interview = "two", Input = new InputObject("input/theft/two.wav", "etag", null, 1), Options = new RunOptions { Language = "es" },
        })));
        await _forgetter.ForgetInterviewAsync(new InterviewName("theft", "one"), default);
        Assert.Equal(JobState.Queued, (await StatusFile.ReadAsync(_store, two))!.Status.State);
        using var submitted = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, "work", "theft", "two", "submitted.json")));
        Assert.Equal("etag", submitted.RootElement.GetProperty("etag").GetString());
        Assert.Equal("es", submitted.RootElement.GetProperty("options").GetProperty("language").GetString());
    }

    [Fact]
    public async Task AnInterviewWhoseNameContinuesAnotherSurvives()
    {
        await InterviewAsync("theft", "one");
        await InterviewAsync("theft", "one/more");
        await _forgetter.ForgetInterviewAsync(new InterviewName("theft", "one"), default);
        Assert.Equal(["input/theft/one/more.wav", "output/theft/one/more/report.html", "output/theft/one/more/status.json"], _folder.Files());
    }

    [Fact]
    public async Task NothingKnownNothingRemoved()
    {
        _folder.Write("output/theft/case.json");
        Assert.Equal(0, await _forgetter.ForgetInterviewAsync(new InterviewName("theft", "nobody"), default));
        Assert.Equal(["output/theft/case.json"], _folder.Files());
    }

    Task InterviewAsync(string @case, string interview)
    {
        _folder.Write($"input/{@case}/{interview}.wav");
        _folder.Write($"output/{@case}/{interview}/report.html");
        return _store.PutAsync(ObjectKeys.StatusOf(new InterviewName(@case, interview)), new MemoryStream(ResultJson.Serialize(new JobStatus
        {
            State = JobState.Succeeded,
            Input = new InputObject($"input/{@case}/{interview}.wav", "etag", null, 1),
            TraceParent = $"00-{Trace}-b7ad6b7169203331-01",
        })));
    }
}
