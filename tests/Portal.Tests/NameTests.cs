using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Portal.Names;
using AudioAspire.Storage;

namespace AudioAspire.Portal.Tests;

public sealed class NameTests : IDisposable
{
    const string Key = "input/mi caso/a + b.wav", Folder = "output/mi caso/a + b/", Options = "input/mi caso/options.json";
    readonly PortalHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task ANameStandsInEveryFileAndIsKeptWithTheInput()
    {
        await host.PutAsync(Options, """{ "language": "en", /* ours */ "names": { "other": { "S1": "Leo" } }, }""");
        await host.PublishAsync(Key);
        using var reply = await host.NameAsync("mi caso", "a + b", "S2", " Ana Ruiz ");
        Assert.Equal((HttpStatusCode.Redirect, "/names?case=mi%20caso&interview=a%20%2B%20b"), (reply.StatusCode, $"{reply.Headers.Location}"));

        Assert.Equal("""{"language":"en","names":{"other":{"S1":"Leo"},"a \u002B b":{"S2":"Ana Ruiz"}}}""", JsonSerializer.Serialize(await host.Store.ReadAsync<JsonElement>(Options)));
        Assert.Equal(["Speaker 1", "Ana Ruiz"], (await host.Store.ReadAsync<Transcript>(Folder + "transcript.json")).Speakers.Select(s => s.Name));
        Assert.Equal(["", "Ana Ruiz"], Card.Parser.ParseFrom((await host.Store.ReadAllAsync(Folder + "card.bin")).Span).Speakers.Select(s => s.Name));
        foreach (var file in (string[])["report.html", "transcript.vtt", "transcript.txt"]) Assert.Contains("Ana Ruiz", await TextAsync(file), StringComparison.Ordinal);
        Assert.Contains(Interviews.Audio, await TextAsync("report.html"), StringComparison.Ordinal);
        Assert.Contains("Ana Ruiz", await host.GetTextAsync(reply.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheManifestFitsTheFilesAndOnlyTheCaseIsComparedAgain()
    {
        await host.PublishAsync(Key);
        using var reply = await host.NameAsync("mi caso", "a + b", "S1", "Ana");
        var manifest = await host.Store.ReadAsync<Manifest>(Folder + "manifest.json");
        Assert.Equal(10, manifest.Files.Count);
        foreach (var file in manifest.Files)
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData((await host.Store.ReadAllAsync(Folder + file.Name)).Span)));
        Assert.Equal(new SpeakerNames { ["S1"] = "Ana" }.Digest, manifest.Versions["names"]);
        var status = await host.Store.ReadAsync<JobStatus>(Folder + "status.json");
        Assert.Equal((JobState.Queued, "", 0), (status.State, status.Owner, status.Attempt));
        Assert.Equal(["work/mi caso/a + b/claims/" + status.JobId, "work/mi caso/a + b/submitted.json"], await host.Store.ListKeysAsync("work/").ToListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task AnEmptyNameTakesTheGivenOneAway(string empty)
    {
        await host.PublishAsync(Key);
        foreach (var (speaker, name) in new[] { ("S1", "Leo"), ("S2", "Ana Ruiz"), ("S2", empty) })
        {
            await host.PutStatusAsync(Key, PortalHost.Status(Key, JobState.Succeeded));
            using var reply = await host.NameAsync("mi caso", "a + b", speaker, name);
            Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        }
        Assert.Equal("""{"names":{"a \u002B b":{"S1":"Leo"}}}""", JsonSerializer.Serialize(await host.Store.ReadAsync<JsonElement>(Options)));
        Assert.Equal(["Leo", "Speaker 2"], (await host.Store.ReadAsync<Transcript>(Folder + "transcript.json")).Speakers.Select(s => s.Name));
        Assert.Equal(["Leo", ""], Card.Parser.ParseFrom((await host.Store.ReadAllAsync(Folder + "card.bin")).Span).Speakers.Select(s => s.Name));
        Assert.DoesNotContain("Ana Ruiz", await TextAsync("report.html"), StringComparison.Ordinal);
        Assert.Equal(new SpeakerNames { ["S1"] = "Leo" }.Digest, (await host.Store.ReadAsync<Manifest>(Folder + "manifest.json")).Versions["names"]);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    public async Task HostileNamesAreText(string hostile)
    {
        await host.PublishAsync(Key);
        using var reply = await host.NameAsync("mi caso", "a + b", "S1", hostile);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        foreach (var page in (string[])[await TextAsync("report.html"), await host.GetTextAsync(reply.Headers.Location!.ToString())])
        {
            Assert.Contains(WebUtility.HtmlEncode(hostile), page, StringComparison.Ordinal);
            Assert.DoesNotContain(hostile, page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("S9", "Ana", HttpStatusCode.BadRequest)]
    [InlineData("S1", "speaker 2", HttpStatusCode.Conflict)]
    public async Task ANameThatCannotBeGivenChangesNothing(string speaker, string name, HttpStatusCode expected)
    {
        await host.PublishAsync(Key);
        using var reply = await host.NameAsync("mi caso", "a + b", speaker, name);
        Assert.Equal(expected, reply.StatusCode);
        Assert.Contains("role=\"alert\"", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await host.Store.HeadAsync(Options));
    }

    [Fact]
    public async Task ALongNameIsRefused()
    {
        await host.PublishAsync(Key);
        using var reply = await host.NameAsync("mi caso", "a + b", "S1", new string('a', 101));
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task AnInterviewThatIsBeingWorkedOnIsLeftAlone()
    {
        await host.PublishAsync(Key);
        await host.PutStatusAsync(Key, PortalHost.Status(Key, JobState.Running) with { LeaseUntil = DateTimeOffset.UtcNow.AddMinutes(1), Owner = "runner" });
        using var reply = await host.NameAsync("mi caso", "a + b", "S1", "Ana");
        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        Assert.Null(await host.Store.HeadAsync(Options));
        Assert.Contains("Speaker 1", await TextAsync("transcript.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ half")]
    [InlineData("[]")]
    [InlineData("""{"names": ["Ana"]}""")]
    public async Task OptionsThatCannotBeUnderstoodAreNotTouched(string options)
    {
        await host.PutAsync(Options, options);
        await host.PublishAsync(Key);
        using var reply = await host.NameAsync("mi caso", "a + b", "S1", "Ana");
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(options, Encoding.UTF8.GetString((await host.Store.ReadAllAsync(Options)).Span));
        Assert.NotNull(await host.Store.HeadAsync(Folder + "manifest.json"));
    }

    [Theory]
    [InlineData("..", "secret")]
    [InlineData("mi caso", "../../secret")]
    [InlineData("mi caso/x", "y")]
    [InlineData("", "")]
    [InlineData("mi caso", "none")]
    public async Task WhatIsNoInterviewIsNotFound(string @case, string interview)
    {
        using var reply = await host.NameAsync(@case, interview, "S1", "Ana");
        Assert.Contains(reply.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        using var page = await host.SendAsync(HttpMethod.Get, $"/names?case={Uri.EscapeDataString(@case)}&interview={Uri.EscapeDataString(interview)}");
        Assert.Contains(page.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task NamesGivenAtTheSameMomentAllStay()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
            new NamesFile(host.Store).SetAsync(new InterviewName("mi caso", $"{n % 2}"), $"S{n}", $"Ana {n}", default))));
        var names = (await host.Store.ReadAsync<JsonElement>(Options)).GetProperty("names");
        Assert.Equal(8, names.EnumerateObject().Sum(i => i.Value.EnumerateObject().Count()));
    }

    [Fact]
    public async Task AnotherSiteMayNotName()
    {
        await host.PublishAsync(Key);
        using var reply = await host.SendAsync(HttpMethod.Post, "/names", r =>
        {
            r.Headers.Add("Origin", "https://evil.example");
            r.Content = new FormUrlEncodedContent([new("case", "mi caso"), new("interview", "a + b"), new("speaker", "S1"), new("name", "Ana")]);
        });
        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
    }

    async Task<string> TextAsync(string file) => Encoding.UTF8.GetString((await host.Store.ReadAllAsync(Folder + file)).Span);
}
