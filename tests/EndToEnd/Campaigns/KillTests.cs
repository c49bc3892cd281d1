using System.Text.RegularExpressions;
using AudioAspire.EndToEnd.Support;
using AudioAspire.Tests;

namespace AudioAspire.EndToEnd.Campaigns;

/// <summary>Whatever is killed at whatever moment, the published files are those of an undisturbed run, and no finished stage is redone.</summary>
[Trait("Category", "Campaign")]
public sealed partial class KillTests(UndisturbedRun undisturbed) : IClassFixture<UndisturbedRun>
{
    const string Work = ".audioaspire/work/c/" + UndisturbedRun.Interview + "/";
    const string Results = "c/" + UndisturbedRun.Interview + "/";

    // The moment is when this file or folder appears below the output folder.
    const string Fetched = ".audioaspire/scratch/jobs/*/input", Decoded = ".audioaspire/scratch/jobs/*/audio.pcm",
        Diarized = Work + "diarize.json", Transcribed = Work + "transcribe.json", Analysed = Work + "analyze.json",
        Publishing = Results + "transcript.json", Published = Results + "manifest.json";

    [Theory]
    [InlineData("pipeline", "KILL", Fetched)]
    [InlineData("pipeline", "KILL", Decoded)]
    [InlineData("pipeline", "KILL", Diarized)]
    [InlineData("pipeline", "KILL", Transcribed)]
    [InlineData("pipeline", "KILL", Analysed)]
    [InlineData("pipeline", "KILL", Publishing)]
    [InlineData("pipeline", "KILL", Published)]
    [InlineData("pipeline", "TERM", Decoded)]
    [InlineData("pipeline", "TERM", Diarized)]
    [InlineData("pipeline", "TERM", Transcribed)]
    [InlineData("pipeline", "TERM", Publishing)]
    [InlineData("transcriber", "KILL", Decoded)]
    [InlineData("transcriber", "TERM", Decoded)]
    [InlineData("diarizer", "KILL", Decoded)]
    [InlineData("diarizer", "TERM", Decoded)]
    [InlineData("insights", "KILL", Transcribed)]
    [InlineData("insights", "TERM", Transcribed)]
    [InlineData("insights", "KILL", Published)]
    public async Task AKilledServiceChangesNothing(string service, string signal, string moment)
    {
        using var scratch = new ScratchFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var run = Start(scratch);
        await AppearsAsync(scratch.File("out"), moment, patience.Token);
        Assert.True(await ServiceProcess.SignalAsync(run, service, signal, patience.Token), $"{service} was not there to be killed.\n{run.Output}");
        Assert.True(await run.ExitAsync(patience.Token) == 0, run.Output);
        AssertUndisturbed(scratch);
        // A call is in the trace twice, as made and as answered; one that was cut off may lack either end.
        if (moment == Transcribed) Assert.Single(Answered(scratch, "Transcriber/Transcribe"));
        if (moment is Diarized or Transcribed) Assert.Single(Answered(scratch, "Diarizer/Diarize"));
        if (moment is Analysed or Publishing or Published) Assert.Single(Answered(scratch, "Insights/Analyze"));
    }

    [Theory]
    [InlineData(Decoded)]
    [InlineData(Analysed)]
    public async Task AKilledAppHostTakesItsProcessesWithItAndTheNextOneGoesOn(string moment)
    {
        using var scratch = new ScratchFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using (var killed = Start(scratch))
        {
            await AppearsAsync(scratch.File("out"), moment, patience.Token);
            killed.Kill();
            await killed.ExitAsync(patience.Token);
        }
        await using var run = Start(scratch);
        Assert.True(await run.ExitAsync(patience.Token) == 0, run.Output);
        AssertUndisturbed(scratch);
    }

    static RunningProgram Start(ScratchFolder scratch) =>
        AppHostRun.Start(scratch.Path, null, "analyze", UndisturbedRun.Recording, "--case", "c", "--output", scratch.File("out"));

    void AssertUndisturbed(ScratchFolder scratch)
    {
        new Published(scratch.File("out", "c", UndisturbedRun.Interview)).AssertComplete();
        Assert.Equal((undisturbed.Manifest, undisturbed.CaseReport), UndisturbedRun.Read(scratch.File("out")));
        Assert.False(Directory.Exists(scratch.File("out", Work)), "The checkpoints were not cleared away.");
    }

    static IEnumerable<string> Answered(ScratchFolder scratch, string method) =>
        ServerSpan().Matches(new Published(scratch.File("out", "c", UndisturbedRun.Interview)).Text("trace.json"))
            .Select(m => m.Groups[1].Value).Where(name => name.EndsWith(method, StringComparison.Ordinal));

    [GeneratedRegex("\"name\": *\"(POST /audioaspire[^\"]*)\"")]
    private static partial Regex ServerSpan();

    static async Task AppearsAsync(string folder, string moment, CancellationToken cancel)
    {
        var parts = moment.Split('*');
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!Present()) await timer.WaitForNextTickAsync(cancel);

        bool Present()
        {
            var path = Path.Combine(folder, parts[0]);
            if (parts.Length == 1) return File.Exists(path);
            return Directory.Exists(path) && Directory.EnumerateDirectories(path).Any(d => File.Exists(d + parts[1]));
        }
    }
}
