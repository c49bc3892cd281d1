using AudioAspire.AppHost.Analysis;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Hosting.Tests.Analysis;

public sealed class SourceFilesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFolderIsACaseAndItsFoldersAreNot()
    {
        _folder.Write("theft/b.mp3");
        _folder.Write("theft/a.wav");
        _folder.Write("theft/truth/c.wav");
        Assert.Equal(["input/theft/a.wav", "input/theft/b.mp3"], Keys(null, "theft"));
    }

    [Fact]
    public void AFileIsItsOwnCase()
    {
        _folder.Write("a.wav");
        Assert.Equal(["input/a/a.wav"], Keys(null, "a.wav"));
    }

    [Fact]
    public void ANamedCaseTakesEverything()
    {
        _folder.Write("theft/a.wav");
        _folder.Write("b.wav");
        Assert.Equal(["input/x/a.wav", "input/x/b.wav"], Keys("x", "theft", "b.wav"));
    }

    [Theory]
    [InlineData("a.vtt")]
    [InlineData("a.srt")]
    public void ATranscriptBesideItsRecordingIsLeftOutWithANote(string transcript)
    {
        _folder.Write("theft/a.wav");
        _folder.Write("theft/" + transcript);
        Assert.Equal(["input/theft/a.wav"], Keys(null, "theft"));
        Assert.Contains(transcript, Assert.Single(Find(null, "theft").Notes));
    }

    [Fact]
    public void ATranscriptAloneStandsInForARecording()
    {
        _folder.Write("theft/a.vtt");
        Assert.Equal(["input/theft/a.vtt"], Keys(null, "theft"));
    }

    [Fact]
    public void JsonCountsOnlyWithOurSchema()
    {
        _folder.Write("theft/ours.json", $$"""{"schema":"{{Transcript.SchemaId}}"}""");
        _folder.Write("theft/other.json", """{"schema":"other"}""");
        _folder.Write("theft/broken.json", "{");
        Assert.Equal(["input/theft/ours.json"], Keys(null, "theft"));
    }

    [Fact]
    public void DocumentsInAFolderAreNotedAndUnknownFilesAreTried()
    {
        _folder.Write("theft/notes.pdf");
        _folder.Write("theft/.hidden");
        _folder.Write("theft/recording.xyz");
        Assert.Equal(["input/theft/recording.xyz"], Keys(null, "theft"));
    }

    [Fact]
    public void OptionsAndVocabularyGoAlongAndAreNoRecordings()
    {
        _folder.Write("theft/a.wav");
        _folder.Write("theft/options.json", "{}");
        _folder.Write("theft/vocabulary.txt");
        var files = Find("x", "theft");
        Assert.Equal(["input/x/options.json", "input/x/vocabulary.txt"], files.Companions.Select(c => c.Key));
        Assert.Single(files.Recordings);
    }

    [Fact]
    public void TheSameNameFromTwoFoldersIsKeptApart()
    {
        foreach (var path in new[] { "x/a.wav", "y/a.wav", "z/y/a.wav" }) _folder.Write(path);
        Assert.Equal(["input/c/a.wav", "input/c/y/a.wav", "input/c/y-2/a.wav"], Keys("c", "x/a.wav", "y/a.wav", "z/y/a.wav"));
    }

    [Fact]
    public void AFileNamedTwiceIsAnalysedOnce()
    {
        _folder.Write("x/a.wav");
        Assert.Single(Keys(null, "x", "x/a.wav", "x"));
    }

    [Theory]
    [InlineData("with space+plus%20percent.wav", "with space+plus%20percent.wav")]
    [InlineData("🎤 señal.wav", "🎤 señal.wav")]
    [InlineData("..wav", "_.wav")]
    [InlineData(".hidden.wav", "_hidden.wav")]
    [InlineData("back\\slash.wav", "back_slash.wav")]
    [InlineData("line\nbreak.wav", "line_break.wav")]
    [InlineData("options.json", "options.json_")]
    [InlineData("half.part", "half.part_")]
    public void HostileNamesBecomeKeysOfRecordings(string file, string expected)
    {
        var key = KeyNames.Of("case", file);
        Assert.Equal($"input/case/{expected}", key);
        Assert.NotNull(ObjectKeys.Parse(key));
    }

    string[] Keys(string? @case, params string[] sources) => [.. Find(@case, sources).Recordings.Select(r => r.Key)];

    SourceFiles Find(string? @case, params string[] sources) =>
        SourceFiles.Find(sources.Select(s => Path.Combine([_folder.Path, .. s.Split('/')])), @case);
}
