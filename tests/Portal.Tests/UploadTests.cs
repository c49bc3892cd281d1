using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AudioAspire.Contracts;

namespace AudioAspire.Portal.Tests;

public sealed class UploadTests : IDisposable
{
    readonly PortalHost host = new(limit: 1 << 20);

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task FilesOfACaseLieInItsFolder()
    {
        using var reply = await host.UploadAsync("mi caso", ("uno.wav", "1"), ("dos ñ + 100%.mp3", "2"));
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        Assert.Equal(["input/mi caso/uno.wav", "input/mi caso/dos ñ + 100%.mp3"], await KeysAsync(reply));
        Assert.Equal(["input/mi caso/dos ñ + 100%.mp3", "input/mi caso/uno.wav"], await StoredAsync());
    }

    [Fact]
    public async Task WithoutACaseAFileIsItsOwn()
    {
        using var reply = await host.UploadAsync("", ("uno.wav", "1"));
        Assert.Equal(["input/uno.wav"], await KeysAsync(reply));
    }

    [Fact]
    public async Task NothingIsOverwritten()
    {
        await host.PutAsync("input/c/f.wav", "old");
        using var reply = await host.UploadAsync("c", ("f.wav", "new"), ("f.wav", "newer"));
        Assert.Equal(["input/c/f (2).wav", "input/c/f (3).wav"], await KeysAsync(reply));
        using var old = await host.SendAsync(HttpMethod.Get, "/files/input/c/f.wav");
        Assert.Equal("old", await old.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task ManyUploadsOfOneNameAtOnceAllSurvive()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => host.UploadAsync("c", ("f.wav", $"{n}"))));
        Assert.All(replies, r => Assert.Equal(HttpStatusCode.Created, r.StatusCode));
        Assert.Equal(8, (await StoredAsync()).Length);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\voz.wav", "voz.wav")]
    [InlineData("..", "recording")]
    [InlineData(".hidden.wav", "_hidden.wav")]
    [InlineData("a\u202Egpj.wav", "agpj.wav")]
    [InlineData("what?*<>|.wav", "what_____.wav")]
    [InlineData("🎙️ señal 日本.wav", "🎙️ señal 日本.wav")]
    [InlineData("x.part", "x.part_")]
    [InlineData("dots...", "dots")]
    public async Task HostileNamesAreMadeSafe(string sent, string stored)
    {
        using var reply = await host.UploadAsync("c", (sent, "x"));
        Assert.Equal([$"input/c/{stored}"], await KeysAsync(reply));
    }

    [Theory]
    [InlineData("../..")]
    [InlineData("/etc")]
    [InlineData("a/b\\c")]
    [InlineData("\u0001\u0002")]
    [InlineData(".")]
    public async Task ACaseIsOneFolderWhateverItsName(string @case)
    {
        using var reply = await host.UploadAsync(@case, ("f.wav", "x"));
        var key = Assert.Single(await KeysAsync(reply));
        Assert.NotNull(ObjectKeys.Parse(key));
        Assert.True(key.Split('/').Length <= 3);
    }

    [Fact]
    public async Task ALongNameIsCutAndKeepsItsExtension()
    {
        using var reply = await host.UploadAsync("c", (new string('ñ', 250) + ".wav", "x"));
        var file = Assert.Single(await KeysAsync(reply))["input/c/".Length..];
        Assert.EndsWith(".wav", file, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(file) <= 200);
    }

    [Fact]
    public async Task AFileThatIsTooLargeIsRefusedAndNothingOfItStays()
    {
        using var reply = await host.UploadAsync("c", ("f.wav", new string('x', (1 << 20) + 1)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
        Assert.Contains("1 MiB", (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task AnEmptyFileIsAnUpload()
    {
        using var reply = await host.UploadAsync("c", ("empty.wav", ""));
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
    }

    [Fact]
    public async Task AFormWithoutFilesIsABadRequest()
    {
        using var reply = await host.UploadAsync("c");
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=none")]
    public async Task WhatIsNoFormIsABadRequest(string type)
    {
        using var reply = await host.SendAsync(HttpMethod.Post, "/uploads", r =>
        {
            r.Content = new StringContent("hello");
            r.Content.Headers.Remove("Content-Type");
            r.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        });
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task AnotherSiteMayNotUpload()
    {
        using var reply = await host.SendAsync(HttpMethod.Post, "/uploads", r =>
        {
            r.Headers.Add("Origin", "https://evil.example");
            r.Content = new MultipartFormDataContent { { new StringContent("x"), "files", "f.wav" } };
        });
        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task ABrowserWithoutScriptIsLedBackToThePage()
    {
        using var reply = await host.SendAsync(HttpMethod.Post, "/uploads", r =>
        {
            r.Headers.Accept.ParseAdd("text/html");
            r.Content = new MultipartFormDataContent { { new StringContent("x"), "files", "f.wav" } };
        });
        Assert.Equal((HttpStatusCode.Redirect, "/"), (reply.StatusCode, reply.Headers.Location!.ToString()));
    }

    async Task<string[]> StoredAsync() => await host.Store.ListKeysAsync("input/").ToArrayAsync();

    static async Task<string[]> KeysAsync(HttpResponseMessage reply) =>
        [.. (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("keys").EnumerateArray().Select(k => k.GetString()!)];
}
