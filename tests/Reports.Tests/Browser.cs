using Microsoft.Playwright;

namespace AudioAspire.Reports.Tests;

/// <summary>Chromium without a network, if there is one (CHROMIUM_PATH, or the usual places); started once for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    static readonly string? Executable = new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Executable is null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"] });
    }

    public async Task<OpenPage> OpenAsync(byte[] html, string name = "report.html", byte[]? wav = null, string hash = "", ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 1000)
    {
        Assert.SkipUnless(browser is not null, "Chromium was not found; set CHROMIUM_PATH.");
        var folder = Directory.CreateTempSubdirectory("audioaspire-report-");
        var file = Path.Combine(folder.FullName, name);
        await File.WriteAllBytesAsync(file, html);
        if (wav is not null) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "audio.wav"), wav);
        var context = await browser!.NewContextAsync(new() { Offline = true, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        var opened = new OpenPage(page, folder);
        page.Console += (_, m) => { if (m.Type is "error" or "warning") opened.Errors.Add(m.Text); };
        page.PageError += (_, e) => opened.Errors.Add(e);
        // A player that seeks gives up the part it was reading.
        page.RequestFailed += (_, r) => { if (r.Failure != "net::ERR_ABORTED") opened.Errors.Add("failed: " + r.Url[..Math.Min(80, r.Url.Length)]); };
        page.Request += (_, r) => { if (!r.Url.StartsWith("file:", StringComparison.Ordinal) && !r.Url.StartsWith("data:", StringComparison.Ordinal) && !r.Url.StartsWith("blob:", StringComparison.Ordinal)) opened.Errors.Add("asked for " + r.Url); };
        page.Dialog += async (_, d) => { opened.Errors.Add("dialog: " + d.Message); await d.DismissAsync(); };
        await page.GotoAsync(new Uri(file).AbsoluteUri + hash);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

public sealed class OpenPage(IPage page, DirectoryInfo folder) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Console errors and warnings, exceptions, failed or outside requests, dialogs.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>For a person to look at, where SCREENSHOTS names a folder.</summary>
    public async Task LookAsync(string name, bool full = false)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } target)
            await page.ScreenshotAsync(new() { Path = Path.Combine(target, name + ".png"), FullPage = full });
    }

    /// <summary>Playwright's own WaitForFunction needs eval, which the page's policy forbids.</summary>
    public async Task UntilAsync(string expression)
    {
        for (var tries = 0; !await page.EvaluateAsync<bool>(expression); tries++)
        {
            Assert.True(tries < 200, $"Waited in vain for {expression}");
            await page.WaitForTimeoutAsync(25);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await page.Context.CloseAsync();
        folder.Delete(recursive: true);
    }
}
