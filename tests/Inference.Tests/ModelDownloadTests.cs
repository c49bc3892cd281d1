using System.Net;
using System.Security.Cryptography;

namespace AudioAspire.Inference.Tests;

/// <summary>Against a real HTTP server on this machine.</summary>
public sealed class ModelDownloadTests : IDisposable
{
    static readonly byte[] Content = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))];

    readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    readonly ModelServer _server = new(Content);
    readonly HttpClient _http = new();

    string Target => Path.Combine(_folder, "big", "model.onnx");

    ModelFile File(string address = "model.onnx", string? sha256 = null) =>
        new("big/model.onnx", Content.Length, sha256 ?? Convert.ToHexStringLower(SHA256.HashData(Content)), _server.Address + address, "MIT");

    Task FetchAsync(ModelFile file, string? token = null) => new ModelDownload(_http, token).FetchAsync(file, Target, TestContext.Current.CancellationToken);

    [Fact]
    public async Task AFileIsFetchedWhole()
    {
        await FetchAsync(File());
        Assert.Equal(Content, System.IO.File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "big")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ADownloadThatBreaksGoesOn(bool ranges)
    {
        (_server.BreakOnceAt, _server.Ranges) = (2000, ranges);
        await FetchAsync(File());
        Assert.Equal(Content, System.IO.File.ReadAllBytes(Target));
        Assert.Equal(ranges ? 2000 : 0, _server.LastStart);
    }

    [Fact]
    public async Task WhatAnEarlierRunLeftIsNotFetchedAgain()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        System.IO.File.WriteAllBytes(Target + ".part", Content[..3000]);
        await FetchAsync(File());
        Assert.Equal(Content, System.IO.File.ReadAllBytes(Target));
        Assert.Equal(3000, _server.LastStart);
    }

    [Fact]
    public async Task AnotherFileThanExpectedIsRefusedAndNotKept()
    {
        var refused = await Assert.ThrowsAsync<ModelException>(() => FetchAsync(File(sha256: new string('0', 64))));
        Assert.Contains("not the expected one", refused.Message);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "big")));
    }

    [Theory]
    [InlineData(401, null, "Put its access token into HF_TOKEN")]
    [InlineData(403, "wrong", "is not accepted")]
    [InlineData(404, null, "not there any more")]
    public async Task ARefusalSaysWhatToDo(int status, string? token, string hint)
    {
        _server.Status = (HttpStatusCode)status;
        Assert.Contains(hint, (await Assert.ThrowsAsync<ModelException>(() => FetchAsync(File(), token))).Message);
    }

    [Fact]
    public async Task TheTokenIsSentAsBearer()
    {
        await FetchAsync(File(), "secret");
        Assert.Equal("Bearer secret", _server.Authorization);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    [InlineData(" none\n")]
    public async Task ASecretWithoutAValueIsNoToken(string token)
    {
        await FetchAsync(File(), token);
        Assert.Null(_server.Authorization);
        System.IO.File.Delete(Target);
        _server.Status = HttpStatusCode.Unauthorized;
        Assert.Contains("Put its access token into HF_TOKEN", (await Assert.ThrowsAsync<ModelException>(() => FetchAsync(File(), token))).Message);
    }

    [Fact]
    public async Task AServerThatIsNotThereIsNamed()
    {
        var file = File();
        _server.Dispose();
        Assert.Contains(file.Source, (await Assert.ThrowsAsync<ModelException>(() => FetchAsync(file))).Message);
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
