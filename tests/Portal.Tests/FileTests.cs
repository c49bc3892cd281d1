using System.Net;
using System.Net.Http.Headers;

namespace AudioAspire.Portal.Tests;

public sealed class FileTests
{
    [Theory]
    [InlineData("output/c/f/report.html", "text/html")]
    [InlineData("output/c/f/transcript.json", "application/json")]
    [InlineData("output/c/f/transcript.srt", "text/plain")]
    [InlineData("output/c/f/transcript.vtt", "text/vtt")]
    [InlineData("output/c/f/transcript.csv", "text/csv")]
    [InlineData("output/c/f/transcript.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("output/c/f/diarization.rttm", "text/plain")]
    [InlineData("output/c/f/card.bin", "application/octet-stream")]
    [InlineData("input/mi caso/señal + 100%.WAV", "audio/wav")]
    [InlineData("input/c/f.mp3", "audio/mpeg")]
    [InlineData("input/c/f.html", "application/octet-stream")]
    [InlineData("input/c/f.svg", "application/octet-stream")]
    [InlineData("input/c/f", "application/octet-stream")]
    public async Task FilesHaveTheirTypes(string key, string type)
    {
        using var host = new PortalHost();
        await host.PutAsync(key, "content");
        using var reply = await host.SendAsync(HttpMethod.Get, Path(key));
        Assert.Equal((HttpStatusCode.OK, type), (reply.StatusCode, reply.Content.Headers.ContentType!.MediaType));
        Assert.Equal("content", await reply.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APlayerMayJump(bool remote)
    {
        using var host = new PortalHost(remote);
        await host.PutAsync("input/c/f.wav", "0123456789");
        using var part = await host.SendAsync(HttpMethod.Get, "/files/input/c/f.wav", r => r.Headers.Range = new RangeHeaderValue(3, 5));
        Assert.Equal((HttpStatusCode.PartialContent, "345"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        Assert.Equal("bytes 3-5/10", part.Content.Headers.ContentRange!.ToString());
        using var tail = await host.SendAsync(HttpMethod.Get, "/files/input/c/f.wav", r => r.Headers.Range = new RangeHeaderValue(null, 2));
        Assert.Equal("89", await tail.Content.ReadAsStringAsync());
        using var beyond = await host.SendAsync(HttpMethod.Get, "/files/input/c/f.wav", r => r.Headers.Range = new RangeHeaderValue(10, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        using var whole = await host.SendAsync(HttpMethod.Get, "/files/input/c/f.wav");
        Assert.Equal(("0123456789", "bytes"), (await whole.Content.ReadAsStringAsync(), whole.Headers.AcceptRanges.Single()));
        using var head = await host.SendAsync(HttpMethod.Head, "/files/input/c/f.wav");
        Assert.Equal((HttpStatusCode.OK, 10L), (head.StatusCode, head.Content.Headers.ContentLength));
        using var none = await host.SendAsync(HttpMethod.Get, "/files/input/c/none.wav");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("/files/../secret")]
    [InlineData("/files/output/../../secret")]
    [InlineData("/files/output/%2e%2e/%2e%2e/secret")]
    [InlineData("/files/output/..%2f..%2fsecret")]
    [InlineData("/files/output/%5c..%5csecret")]
    [InlineData("/files//etc/passwd")]
    [InlineData("/files/output//etc/passwd")]
    [InlineData("/files/output/.hidden")]
    [InlineData("/files/work/c/f/checkpoint")]
    [InlineData("/files/.locks/00")]
    [InlineData("/files/output/c")]
    [InlineData("/files/output/c/")]
    [InlineData("/files/output/a%00b")]
    public async Task NoAddressLeadsOutOfTheStore(string path)
    {
        using var host = new PortalHost();
        await host.PutAsync("secret", "secret");
        await host.PutAsync("work/c/f/checkpoint", "secret");
        await host.PutAsync("output/c/.hidden", "secret");
        using var reply = await host.SendAsync(HttpMethod.Get, path);
        Assert.Contains(reply.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        Assert.DoesNotContain("secret", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReportRunsInASandbox()
    {
        using var host = new PortalHost();
        await host.PutAsync("output/c/f/report.html", "<script>1</script>");
        using var reply = await host.SendAsync(HttpMethod.Get, "/files/output/c/f/report.html");
        Assert.StartsWith("sandbox allow-scripts", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    static string Path(string key) => "/files/" + string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
}
