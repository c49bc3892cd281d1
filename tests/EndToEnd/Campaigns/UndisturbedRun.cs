using AudioAspire.EndToEnd.Support;
using AudioAspire.Scoring;

namespace AudioAspire.EndToEnd.Campaigns;

/// <summary>One recording, analysed in peace: what every other run must come to.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    public const string Interview = "robo-almacen-01-30s";
    readonly ScratchFolder _scratch = new();

    internal static string Recording => Path.Combine(Samples.Root, "tests", "data", Interview + ".wav");

    public string Manifest { get; private set; } = "";
    public string CaseReport { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var (exitCode, text) = await AppHostRun.RunAsync(_scratch.Path, patience.Token, null, "analyze", Recording, "--case", "c", "--output", _scratch.File("out"));
        Assert.True(exitCode == 0, text);
        (Manifest, CaseReport) = Read(_scratch.File("out"));
    }

    internal static (string Manifest, string CaseReport) Read(string output) =>
        (new Published(Path.Combine(output, "c", Interview)).Text("manifest.json"), File.ReadAllText(Path.Combine(output, "c", "case.json")));

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}
