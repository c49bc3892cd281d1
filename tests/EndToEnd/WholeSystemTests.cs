using System.Net;
using System.Text.Json;
using AudioAspire.Contracts.Results;
using AudioAspire.EndToEnd.Support;
using AudioAspire.Scoring;
using AudioAspire.Tests;

namespace AudioAspire.EndToEnd;

/// <summary>Everything running, as after `dotnet run --project AppHost`: files are dropped in, results come out.</summary>
public sealed class WholeSystemTests
{
    static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token;

    [Fact]
    public async Task ADroppedFileIsFollowedInOneTraceThroughAllServices()
    {
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch.File("data", "input", "caso uno"));
        File.WriteAllBytes(scratch.File("data", ".samples-added"), []); // the samples would be analysed first
        File.WriteAllText(scratch.File("data", "input", "caso uno", "options.json"), """{ "language": "es", "speakers": "2" }""");
        var (portal, trigger) = (FreePort.Next(), FreePort.Next());
        await using var run = AppHostRun.Start(scratch.Path, null,
            "--store", scratch.File("data"), "--portal-port", $"{portal}", "--trigger-port", $"{trigger}");
        await PortalAnswersAsync(portal);

        var name = "entrevista ñ + 100 %";
        File.Copy(Path.Combine(Samples.Root, "tests", "data", "robo-almacen-01-30s.wav"), scratch.File("data", "input", "caso uno", $"{name}.wav"));
        File.WriteAllText(scratch.File("data", "input", "caso uno", "mala.mp3"), "not sound");

        var good = scratch.File("data", "output", "caso uno", name);
        await scratch.WaitForAsync(Path.Combine(good, "status.json"), Ended, Patience);
        var published = new Published(good);
        Assert.Equal(JobState.Succeeded, published.Status.State);
        published.AssertComplete();
        Assert.Equal("es", published.Manifest.Options.Language);

        var bad = scratch.File("data", "output", "caso uno", "mala");
        await scratch.WaitForAsync(Path.Combine(bad, "status.json"), Ended, Patience);
        Assert.Equal(ErrorCode.NotAudio, new Published(bad).Status.Error?.Code);

        AssertOneTrace(published.Text("trace.json"));

        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{portal}") };
        Assert.Contains("caso uno", await http.GetStringAsync("/", Patience));

        var took = await run.StopAsync(Patience);
        Assert.True(took < TimeSpan.FromSeconds(5), $"Stopping took {took}.\n{run.Output}");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetStringAsync("/", Patience));
    }

    static void AssertOneTrace(string json)
    {
        using var document = JsonDocument.Parse(json);
        var resources = document.RootElement.GetProperty("resourceSpans").EnumerateArray().ToList();
        var services = resources.Select(r => r.GetProperty("resource").GetProperty("attributes").EnumerateArray()
            .First(a => a.GetProperty("key").GetString() == "service.name").GetProperty("value").GetProperty("stringValue").GetString());
        Assert.Equal(["diarizer", "insights", "pipeline", "transcriber", "trigger"], services.Distinct().Order(StringComparer.Ordinal));
        var spans = resources.SelectMany(r => r.GetProperty("scopeSpans").EnumerateArray()).SelectMany(s => s.GetProperty("spans").EnumerateArray()).ToList();
        Assert.Single(spans.Select(s => s.GetProperty("traceId").GetString()).Distinct());
        var ids = spans.Select(s => s.GetProperty("spanId").GetString()).ToHashSet();
        var roots = spans.Where(s => !s.TryGetProperty("parentSpanId", out var parent) || !ids.Contains(parent.GetString())).ToList();
        Assert.Single(roots);
        foreach (var stage in (string[])["decode", "transcribe", "diarize", "fuse", "analyze", "compare", "publish"])
            Assert.Contains(spans, s => s.GetProperty("name").GetString()!.Contains(stage, StringComparison.OrdinalIgnoreCase));
        foreach (var attribute in (string[])["audio.seconds", "audio.real_time_factor", "audioaspire.windows", "audioaspire.speakers", "audioaspire.contradictions"])
            Assert.Contains($"\"{attribute}\"", json);
    }

    static async Task PortalAnswersAsync(int port)
    {
        using var http = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            try
            {
                if ((await http.GetAsync($"http://127.0.0.1:{port}/health", Patience)).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await timer.WaitForNextTickAsync(Patience);
        }
    }

    static bool Ended(byte[] status) => ResultJson.Deserialize<JobStatus>(status).State is JobState.Succeeded or JobState.Failed;
}
