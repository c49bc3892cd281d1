using AudioAspire.AppHost.Serving;

namespace AudioAspire.Hosting.Tests.Serving;

public sealed class SampleCasesTests : IDisposable
{
    readonly TemporaryFolder _samples = new(), _store = new();

    public SampleCasesTests()
    {
        _samples.Write("theft/one.wav");
        _samples.Write("theft/truth/case.json");
    }

    public void Dispose()
    {
        _samples.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void TheFirstRunBringsTheRecordingsAndNothingElse()
    {
        SampleCases.AddOnFirstRun(_store.Path, _samples.Path);
        Assert.Equal([".samples-added", "input/theft/one.wav"], _store.Files());
    }

    [Fact]
    public void SamplesThatWereRemovedStayAway()
    {
        SampleCases.AddOnFirstRun(_store.Path, _samples.Path);
        File.Delete(Path.Combine(_store.Path, "input", "theft", "one.wav"));
        SampleCases.AddOnFirstRun(_store.Path, _samples.Path);
        Assert.Equal([".samples-added"], _store.Files());
    }

    [Fact]
    public void ARecordingThatIsThereIsNotReplaced()
    {
        _store.Write("input/theft/one.wav", "mine");
        SampleCases.AddOnFirstRun(_store.Path, _samples.Path);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_store.Path, "input", "theft", "one.wav")));
    }
}
