using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using Microsoft.Playwright;

namespace AudioAspire.Portal.Tests;

/// <summary>A person with a real browser.</summary>
public sealed class BrowserTests
{
    static readonly string[] Browsers =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    [Fact]
    public async Task APersonUploadsARecordingAndWatchesItBecomeAReport()
    {
        using var host = new PortalHost();
        await using var browser = await OpenAsync();
        var (page, problems) = await browser.NewPageAsync();

        await page.GotoAsync(host.Address.ToString());
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Case" }).FillAsync("Robo <almacén>");
        await page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(new[]
        {
            new FilePayload { Name = "entrevista 1.wav", MimeType = "audio/wav", Buffer = new byte[200_000] },
            new FilePayload { Name = "entrevista 2.mp3", MimeType = "audio/mpeg", Buffer = new byte[100_000] },
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Robo _almacén_" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#uploads li.done")).ToHaveCountAsync(2);
        Assert.Equal(["input/Robo _almacén_/entrevista 1.wav", "input/Robo _almacén_/entrevista 2.mp3"], await host.Store.ListKeysAsync("input/").ToArrayAsync());

        await Works(host, "input/Robo _almacén_/entrevista 1.wav");
        await Assertions.Expect(page.GetByText("42 % · transcribing")).ToBeVisibleAsync();
        await Fails(host, "input/Robo _almacén_/entrevista 2.mp3");
        await Assertions.Expect(page.GetByText("ffmpeg_missing")).ToBeVisibleAsync();
        await ShotAsync(page);

        await Finishes(host, "input/Robo _almacén_/entrevista 1.wav");
        var report = page.GetByRole(AriaRole.Link, new() { Name = "Open report" });
        await report.ClickAsync();
        await Assertions.Expect(page.GetByText("The report")).ToBeVisibleAsync();
        Assert.Empty(problems);
    }

    [Fact]
    public async Task APersonNamesASpeakerAndReadsTheNameInTheReport()
    {
        using var host = new PortalHost();
        await using var browser = await OpenAsync();
        var (page, problems) = await browser.NewPageAsync();
        await host.PublishAsync("input/robo/uno.wav");

        await page.GotoAsync(host.Address.ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Name the speakers" }).ClickAsync();
        await Assertions.Expect(page.GetByText("At home, with my sister.")).ToBeVisibleAsync();
        var name = page.GetByLabel("S2");
        await name.FillAsync("Ana <b>Ruiz</b>");
        await name.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("S2")).ToHaveValueAsync("Ana <b>Ruiz</b>");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open report" }).ClickAsync();
        await Assertions.Expect(page.Locator(".chips")).ToContainTextAsync("Ana <b>Ruiz</b>");
        Assert.Empty(problems);
    }

    static async Task<OpenBrowser> OpenAsync()
    {
        var chromium = Browsers.FirstOrDefault(File.Exists);
        Assert.SkipUnless(chromium is not null, "Chromium is not installed (apt-get install chromium)");
        var playwright = await Playwright.CreateAsync();
        return new OpenBrowser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] }));
    }

    sealed class OpenBrowser(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
    {
        public async Task<(IPage Page, List<string> Problems)> NewPageAsync()
        {
            var page = await browser.NewPageAsync(new() { Locale = "en", ViewportSize = new() { Width = 1100, Height = 900 } });
            var problems = new List<string>();
            page.Console += (_, message) => { if (message.Type is "error" or "warning") problems.Add(message.Text); };
            page.PageError += (_, error) => problems.Add(error);
            return (page, problems);
        }

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    static Task Works(PortalHost host, string key) =>
        host.PutStatusAsync(key, PortalHost.Status(key, JobState.Running) with { Stage = "transcribe", Percent = 42 });

    static Task Fails(PortalHost host, string key) => host.PutStatusAsync(key, PortalHost.Status(key, JobState.Failed) with
    {
        Error = new JobFailure(ErrorCode.FfmpegMissing, "This recording is MP3, and only ffmpeg can read that.", "Install ffmpeg and start again."),
    });

    static async Task Finishes(PortalHost host, string key)
    {
        await host.PutAsync(ObjectKeys.OutputOf(ObjectKeys.Parse(key)!) + "report.html", "<!doctype html><title>r</title><p>The report</p><script>document.title = 'ran'</script>");
        await host.PutStatusAsync(key, PortalHost.Status(key, JobState.Succeeded));
    }

    /// <summary>PORTAL_SCREENSHOTS names a folder for pictures of the page, light and dark.</summary>
    static async Task ShotAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS") is not { Length: > 0 } folder) return;
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"portal-{scheme}.png".ToLowerInvariant()), FullPage = true });
        }
    }
}
