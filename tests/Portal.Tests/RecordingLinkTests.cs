using System.Net;
using System.Net.Http.Headers;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using Microsoft.AspNetCore.WebUtilities;

namespace AudioAspire.Portal.Tests;

/// <summary>Recordings that lie in a bucket, over moto.</summary>
public sealed class RecordingLinkTests(MotoServer moto)
{
    const string Key = "input/mi caso/señal + 100%.wav", Path = "/files/input/mi%20caso/se%C3%B1al%20%2B%20100%25.wav";

    [Fact]
    public async Task ARecordingComesFromTheBucketItselfByALinkThatLastsAShortTime()
    {
        using var host = new PortalHost(await BucketAsync());
        using var reply = await host.SendAsync(HttpMethod.Get, Path);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        var link = reply.Headers.Location!;
        Assert.Equal(new Uri(moto.Address!).Authority, link.Authority);
        Assert.InRange(int.Parse(QueryHelpers.ParseQuery(link.Query)["X-Amz-Expires"]!), 890, 910);

        using var http = new HttpClient();
        using var jump = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { Range = new RangeHeaderValue(3, 5) } };
        using var part = await http.SendAsync(jump);
        Assert.Equal((HttpStatusCode.PartialContent, "345"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
    }

    /// <summary>S3 answers with the type that the link asks for; moto does not.</summary>
    [Theory]
    [InlineData("input/c/page.html", "application/octet-stream", "attachment; filename*=UTF-8''page.html")]
    [InlineData("input/c/movie.mp4", "video/mp4", null)]
    public async Task WhatPeopleUploadIsNoPageThereEither(string key, string type, string? disposition)
    {
        var store = await BucketAsync();
        await store.PutAsync(key, new MemoryStream("<script>"u8.ToArray()));
        using var host = new PortalHost(store);
        using var reply = await host.SendAsync(HttpMethod.Get, "/files/" + key);
        var query = QueryHelpers.ParseQuery(reply.Headers.Location!.Query);
        Assert.Equal((type, disposition), (query["response-content-type"].ToString(), query.TryGetValue("response-content-disposition", out var given) ? given.ToString() : null));
    }

    [Fact]
    public async Task ABucketThatOnlyThePortalReachesIsReadThroughIt()
    {
        using var host = new PortalHost(await BucketAsync(), settings: ("PORTAL_LINK_MINUTES", 0));
        Assert.Equal("0123456789", await host.GetTextAsync(Path));
    }

    [Fact]
    public async Task ResultsAndQuestionsAboutARecordingAreAnsweredHere()
    {
        var store = await BucketAsync();
        await store.PutAsync("output/c/f/audio.wav", new MemoryStream("sound"u8.ToArray()));
        using var host = new PortalHost(store);
        Assert.Equal("sound", await host.GetTextAsync("/files/output/c/f/audio.wav"));
        using var head = await host.SendAsync(HttpMethod.Head, Path);
        Assert.Equal((HttpStatusCode.OK, 10L), (head.StatusCode, head.Content.Headers.ContentLength));
        using var none = await host.SendAsync(HttpMethod.Get, "/files/input/c/none.wav");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    async Task<IObjectStore> BucketAsync()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        var store = await moto.NewBucketAsync();
        await store.PutAsync(Key, new MemoryStream("0123456789"u8.ToArray()));
        return store;
    }
}
