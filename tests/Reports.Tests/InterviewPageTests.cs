using AudioAspire.Contracts.Results;
using Microsoft.Playwright;

namespace AudioAspire.Reports.Tests;

public sealed class InterviewPageTests(Browser browser) : IClassFixture<Browser>
{
    static readonly ReportAudio Wav = new("audio.wav", "audio/wav");

    [Theory]
    [InlineData("robo-almacen-01", ColorScheme.Light, 1440)]
    [InlineData("robo-almacen-02", ColorScheme.Dark, 1440)]
    [InlineData("product-research-02", ColorScheme.Light, 800)]
    [InlineData("product-research-01", ColorScheme.Light, 400)]
    public async Task OpensOfflineWithoutAnyError(string name, ColorScheme scheme, int width)
    {
        await using var opened = await OpenSampleAsync(name, scheme: scheme, width: width);

        Assert.Equal(SampleInterviews.Transcript(name).Turns.Count, await opened.Page.Locator(".turn").CountAsync());
        Assert.False(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await opened.LookAsync($"report-{name}-{scheme}-{width}".ToLowerInvariant());
        await opened.Page.SetViewportSizeAsync(width, 3000);
        await opened.LookAsync($"report-{name}-tall".ToLowerInvariant());
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task AClickOnAWordSeeksAndPlaysThere()
    {
        await using var opened = await OpenSampleAsync("robo-almacen-01");
        var page = opened.Page;
        await opened.UntilAsync("document.getElementById('audio').readyState >= 1");
        var word = page.Locator("#turn-5 .w").Nth(4);
        var time = double.Parse((await word.GetAttributeAsync("data-t"))!, System.Globalization.CultureInfo.InvariantCulture);

        await word.ClickAsync();

        await opened.UntilAsync($"document.getElementById('audio').currentTime >= {PlainText.Number(time)}");
        Assert.InRange(await page.EvaluateAsync<double>("document.getElementById('audio').currentTime"), time, time + 5);
        Assert.Equal(1, await page.Locator("#turn-5 .w.now").CountAsync());
        await opened.UntilAsync("!document.getElementById('audio').paused");
        await page.Keyboard.PressAsync("Space");
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('audio').paused"));
        await opened.LookAsync("report-playing");
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task AnAddressWithATimeOpensThere()
    {
        await using var opened = await OpenSampleAsync("robo-almacen-01", hash: "#t=60.5");

        await opened.UntilAsync("Math.abs(document.getElementById('audio').currentTime - 60.5) < 0.1");
        Assert.Equal("1:00", await opened.Page.Locator("#clock").TextContentAsync());
        await Assertions.Expect(opened.Page.Locator(".turn.current")).ToBeInViewportAsync();
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task SearchFindsWithoutAccentsAndSteps()
    {
        await using var opened = await OpenSampleAsync("robo-almacen-01");
        var page = opened.Page;

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("ALMACEN");
        await opened.UntilAsync("document.querySelectorAll('.hit').length > 0");
        var hits = page.Locator("#hits");
        Assert.StartsWith("1 de ", await hits.TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("2 de ", await hits.TextContentAsync(), StringComparison.Ordinal);
        await opened.LookAsync("report-search");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator(".hit").CountAsync());
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task SummaryTimelineAndKeysLeadToTheirPlaces()
    {
        await using var opened = await OpenSampleAsync("product-research-01");
        var page = opened.Page;
        await opened.UntilAsync("document.getElementById('audio').readyState >= 1");

        await page.Locator(".summary .time").First.ClickAsync();
        Assert.Equal("turn-1", await page.Locator(".turn.current").GetAttributeAsync("id"));
        await page.Keyboard.PressAsync("j");
        Assert.Equal("turn-2", await page.Locator(".turn.current").GetAttributeAsync("id"));
        var box = (await page.Locator("#timeline-inner").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        var duration = SampleInterviews.Transcript("product-research-01").Duration;
        Assert.InRange(await page.EvaluateAsync<double>("document.getElementById('audio').currentTime"), duration / 2 - 1, duration / 2 + 1);
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.InRange(await page.EvaluateAsync<double>("document.getElementById('audio').currentTime"), duration / 2 - 6, duration / 2 - 4);
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task HostileTextIsOnlyEverText()
    {
        const string Attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \" onmouseover=alert(3) ' {{script}} \u202Etxt.exe";
        var transcript = Build.Transcript(Attack, "javascript:alert(4)", Build.Turn(0, 3, "S1", Attack), Build.Turn(3, 5, "S2", "<!-- ]]> \0 \ud800")) with { Interview = Attack, Case = Attack, Language = "\"><b>" };
        var evidence = new Evidence(Attack, 0, 0, 3, Attack, Attack);
        var analysis = Build.Analysis(transcript) with
        {
            Summary = new Summary(Attack, [new SummarySentence(Attack, [0, 99])]),
            Ideas = [new Idea(Attack, [0], 7)],
            Topics = [new Topic(Attack, 0, 3, [0], [Attack])],
            Claims = [new Claim(Attack, Attack, Attack, 0, 0, 3, Attack, Attack)],
            Cues = [new Cue(Attack, Attack, 0, 0, 3, Attack, 1, 2, Attack, Attack)],
            SelfContradictions = [new SelfContradiction(Attack, Attack, 5, Attack, evidence, evidence)],
            Models = [new ModelUse(Attack, Attack, Attack)],
            Without = [Attack],
        };
        await using var opened = await browser.OpenAsync(Page(transcript, analysis, new ReportAudio("data:audio/wav;base64,\"><img src=x onerror=alert(5)>", "audio/wav")));

        Assert.Equal(1, await opened.Page.Locator("script").CountAsync());
        Assert.Equal(0, await opened.Page.Locator("img, [onmouseover], [onerror]").CountAsync());
        Assert.Contains("</script><script>alert(1)", await opened.Page.Locator("#turn-0 p").TextContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", await opened.Page.ContentAsync(), StringComparison.Ordinal);
        await opened.Page.Locator("#turn-0 .w").First.ClickAsync();
        Assert.DoesNotContain(opened.Errors, e => e.Contains("dialog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnInterviewWithoutRecordingWordsOrAnalysisStillOpens()
    {
        var transcript = Build.Transcript(Build.Turn(0, 2, "S1", "Hi.") with { Words = [] }, Build.Turn(2, 3, "unknown", "Eh?")) with
        {
            Spans = [new TranscriptSpan(1, 2, "untranscribed")], Without = ["affect", "cues"], Notes = ["The <b>last</b> second is missing."],
        };
        await using var opened = await browser.OpenAsync(Page(transcript, Build.Analysis(transcript) with { Without = ["affect", "cues"] }, null));

        await opened.Page.Locator(".w").First.ClickAsync();
        await opened.Page.Keyboard.PressAsync("Space");
        Assert.Contains("sentiment and emotion", await opened.Page.Locator("#without").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await opened.Page.Locator("#cues, #sentiment").CountAsync());
        Assert.Contains("The <b>last</b> second", await opened.Page.Locator("#notes").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await opened.Page.Locator(".gap").CountAsync());
        Assert.Empty(opened.Errors);
    }

    [Fact]
    [Trait("Category", "Campaign")]
    public async Task TenHoursStayFast()
    {
        var turns = Enumerable.Range(0, 9000).Select(i => Build.Turn(i * 4, i * 4 + 3.9, i % 2 == 0 ? "S1" : "S2", "This is what somebody said about number " + PlainText.Number(i) + ".")).ToArray();
        var transcript = Build.Transcript(turns);
        await using var opened = await browser.OpenAsync(Page(transcript, Build.Analysis(transcript), null));

        var seek = await opened.Page.EvaluateAsync<double>("() => { const t0 = performance.now(); document.querySelector('#turn-8000 .w').click(); document.body.offsetHeight; return performance.now() - t0; }");
        Assert.InRange(seek, 0, 2000);
        await Assertions.Expect(opened.Page.Locator("#turn-8000")).ToBeInViewportAsync(new() { Timeout = 10_000 });
        await opened.LookAsync("report-ten-hours");
        Assert.Empty(opened.Errors);
    }

    async Task<OpenPage> OpenSampleAsync(string name, string hash = "", ColorScheme scheme = ColorScheme.Light, int width = 1440)
    {
        var transcript = SampleInterviews.Transcript(name);
        return await browser.OpenAsync(Page(transcript, SampleAnalyses.Analysis(transcript), Wav), wav: File.ReadAllBytes(SampleInterviews.WavOf(name)), hash: hash, scheme: scheme, width: width);
    }

    static byte[] Page(Transcript transcript, Analysis analysis, ReportAudio? audio) =>
        InterviewReports.Write(transcript, analysis, [], audio).Single(f => f.Name == "report.html").Content;
}
