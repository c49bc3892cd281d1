using System.Net;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Portal.Tests;

public sealed class PageTests : IDisposable
{
    readonly PortalHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task AnEmptyStoreInvitesToUpload()
    {
        var page = await host.GetTextAsync("/");
        Assert.Contains("Nothing here yet", page, StringComparison.Ordinal);
        Assert.Contains("<form id=\"upload\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunningInterviewShowsStageAndPercent()
    {
        await host.PutAsync("input/robo/uno.wav", "sound");
        await host.PutStatusAsync("input/robo/uno.wav", PortalHost.Status("input/robo/uno.wav", JobState.Running) with { Stage = "transcribe", Percent = 41.7 });
        var page = await host.GetTextAsync("/");
        Assert.Contains("value=\"42\"", page, StringComparison.Ordinal);
        Assert.Contains("42 % · transcribing", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureShowsItsCodeAndHint()
    {
        await host.PutStatusAsync("input/robo/uno.mp3", PortalHost.Status("input/robo/uno.mp3", JobState.Failed) with
        {
            Error = new JobFailure(ErrorCode.FfmpegMissing, "MP3 needs ffmpeg.", "Install ffmpeg."),
        });
        var page = await host.GetTextAsync("/");
        Assert.Contains("<code>ffmpeg_missing</code> MP3 needs ffmpeg. <strong>Install ffmpeg.</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFinishedInterviewLinksWhatIsThereAndNothingElse()
    {
        const string Key = "input/mi caso/a + b.wav";
        await host.PutAsync(Key, "sound");
        await host.PutStatusAsync(Key, PortalHost.Status(Key, JobState.Succeeded));
        await host.PutAsync("output/mi caso/a + b/report.html", "<p>report</p>");
        await host.PutAsync("output/mi caso/a + b/trace.json", "{}");
        await host.PutAsync("output/mi caso/case.html", "<p>case</p>");
        await host.PutAsync("output/mi caso/case.json", """{"case":"mi caso","contradictions":[]}""");
        var page = await host.GetTextAsync("/");
        Assert.Contains("/files/output/mi%20caso/a%20%2B%20b/report.html", page, StringComparison.Ordinal);
        Assert.Contains("/files/output/mi%20caso/a%20%2B%20b/trace.json", page, StringComparison.Ordinal);
        Assert.Contains("/files/output/mi%20caso/case.html", page, StringComparison.Ordinal);
        Assert.Contains("/files/input/mi%20caso/a%20%2B%20b.wav", page, StringComparison.Ordinal);
        Assert.Contains("0 contradictions", page, StringComparison.Ordinal);
        Assert.DoesNotContain("transcript.docx", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARecordingThatNobodyClaimedYetWaits()
    {
        await host.PutAsync("input/c/new.wav", "sound");
        await host.PutAsync("input/c/options.json", "{}");
        await host.PutAsync("input/c/notes.txt", "x");
        var page = await host.GetTextAsync("/cases/c");
        Assert.Contains("Waiting", page, StringComparison.Ordinal);
        Assert.DoesNotContain("options", page, StringComparison.Ordinal);
        Assert.DoesNotContain("notes", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("javascript:alert(1)")]
    public async Task NamesAndMessagesAreText(string hostile)
    {
        var name = hostile.Replace('/', '-');
        var key = $"input/{name}/{name}.wav";
        await host.PutAsync(key, "x");
        await host.PutStatusAsync(key, PortalHost.Status(key, JobState.Failed) with { Stage = hostile, Error = new JobFailure(hostile, hostile, hostile) });
        var page = await host.GetTextAsync("/");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("' onmouse", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedStatusBreaksNoPage()
    {
        await host.PutAsync("output/c/f/status.json", "{ half");
        await host.PutAsync("output/c/case.json", "null");
        Assert.Contains("<bdi>f</bdi>", await host.GetTextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageSpeaksTheBrowsersLanguage()
    {
        using var reply = await host.SendAsync(HttpMethod.Get, "/", r => r.Headers.Add("Accept-Language", "fr, es-ES;q=0.9, en;q=0.8"));
        Assert.Contains("<html lang=\"es\">", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/page")]
    [InlineData("/cases/unknown")]
    [InlineData("/files/output/c/none.html")]
    [InlineData("/files/")]
    public async Task WhatIsNotThereIsAPageThatSaysSo(string path)
    {
        using var reply = await host.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Contains("There is nothing at this address", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PagesAllowNothingFromElsewhere()
    {
        using var reply = await host.SendAsync(HttpMethod.Get, "/");
        var policy = reply.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain("http", (await reply.Content.ReadAsStringAsync()).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/app.css", "text/css")]
    [InlineData("/assets/app.js", "text/javascript")]
    [InlineData("/assets/icon.svg", "image/svg+xml")]
    public async Task AssetsAreServed(string path, string type)
    {
        using var reply = await host.SendAsync(HttpMethod.Get, path);
        Assert.Equal((HttpStatusCode.OK, type), (reply.StatusCode, reply.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task AnotherHostNameIsRefused()
    {
        using var reply = await host.SendAsync(HttpMethod.Get, "/", r => r.Headers.Host = "evil.example");
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task ChangesArriveAsTheyHappen()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var stream = await host.Http.GetStreamAsync(new Uri("/changes", UriKind.Relative), cancel.Token);
        using var reader = new StreamReader(stream);
        await ReadUntilAsync(reader, "Nothing here yet", cancel.Token);
        await host.PutAsync("input/c/new.wav", "sound");
        await ReadUntilAsync(reader, "<bdi>new</bdi>", cancel.Token);
        await host.PutStatusAsync("input/c/new.wav", PortalHost.Status("input/c/new.wav", JobState.Running) with { Stage = "decode", Percent = 3 });
        await ReadUntilAsync(reader, "reading the sound", cancel.Token);
    }

    static async Task ReadUntilAsync(StreamReader reader, string text, CancellationToken cancel)
    {
        while (await reader.ReadLineAsync(cancel) is { } line)
            if (line.Contains(text, StringComparison.Ordinal)) return;
        Assert.Fail($"The stream ended before '{text}'.");
    }
}
