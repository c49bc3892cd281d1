using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Fault = AudioAspire.Storage.Tests.FaultyNetwork.Fault;

namespace AudioAspire.Storage.Tests;

/// <summary>A bucket behind a network that breaks.</summary>
public sealed class S3FaultTests(MotoServer moto)
{
    const int Length = (40 << 20) + 12345;
    readonly FaultyNetwork network = new();

    [Theory]
    [InlineData(Fault.BreaksOff, 1)]
    [InlineData(Fault.EndsEarly, 1)]
    [InlineData(Fault.BreaksOff, 4)]
    public async Task ADownloadGoesOnWhereItBroke(object fault, int times)
    {
        var (store, _) = await NewAsync();
        await store.PutAsync("big", new PatternStream(Length));
        network.Spoil(r => r.Method == HttpMethod.Get, (Fault)fault, times);
        await using var content = await store.OpenReadAsync("big");
        Assert.True(await new PatternStream(Length).SameAsAsync(content.Stream));
        var ranges = network.Requests.Where(r => r.StartsWith("GET", StringComparison.Ordinal)).ToList();
        Assert.Equal(times + 1, ranges.Count);
        Assert.All(ranges[1..], r => Assert.Contains("bytes=", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADownloadOfAnObjectThatIsReplacedMeanwhileEnds()
    {
        var (store, _) = await NewAsync();
        await store.PutAsync("k", new PatternStream(1 << 20));
        network.Spoil(r => r.Method == HttpMethod.Get, Fault.BreaksOff);
        await using var content = await store.OpenReadAsync("k");
        await store.PutAsync("k", "another");
        await Assert.ThrowsAsync<ConditionFailedException>(() => content.Stream.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task ADownloadThatBreaksEveryTimeEndsWithItsError()
    {
        var (store, _) = await NewAsync();
        await store.PutAsync("k", "0123456789");
        network.Spoil(r => r.Method == HttpMethod.Get, Fault.BreaksOff, 20);
        await using var content = await store.OpenReadAsync("k");
        await Assert.ThrowsAsync<IOException>(() => content.Stream.CopyToAsync(Stream.Null));
    }

    [Theory]
    [InlineData(Fault.Conflict)]
    [InlineData(Fault.SlowDown)]
    public async Task AConditionalWriteIsRepeatedUntilItIsTold(object fault)
    {
        var (store, _) = await NewAsync();
        network.Spoil(r => r.Method == HttpMethod.Put, (Fault)fault, 2);
        await store.PutAsync("claim", "mine", WriteCondition.Absent);
        Assert.Equal("mine", await store.ReadAsync("claim"));
        await Assert.ThrowsAsync<ConditionFailedException>(() => store.PutAsync("claim", "late", WriteCondition.Absent));
    }

    [Theory]
    [InlineData("POST", "uploads")]
    [InlineData("PUT", "partNumber=2")]
    [InlineData("POST", "uploadId")]
    public async Task AnUploadInPartsSurvivesALostAnswer(string method, string query)
    {
        var (store, _) = await NewAsync();
        network.Spoil(r => r.Method.Method == method && r.RequestUri!.Query.Contains(query, StringComparison.Ordinal), Fault.AnswerLost);
        var put = await store.PutAsync("big", new PatternStream(Length));
        Assert.Equal((Length, put.ETag), ((await store.HeadAsync("big"))!.Size, (await store.HeadAsync("big"))!.ETag));
        await using var content = await store.OpenReadAsync("big");
        Assert.True(await new PatternStream(Length).SameAsAsync(content.Stream));
    }

    [Fact]
    public async Task AnUploadInPartsNamesItsChecksumsFromItsBeginningToItsEnd()
    {
        var (store, _) = await NewAsync(checksums: RequestChecksumCalculation.WHEN_SUPPORTED);
        await store.PutAsync("big", new PatternStream(Length));
        Assert.Equal(["CRC32", "CRC32", "CRC32", "CRC32"], network.Checksums.Take(4));
        Assert.Equal(3, network.Checksums.Skip(4).Count(c => c.StartsWith("<ChecksumCRC32>", StringComparison.Ordinal)));
        await using var content = await store.OpenReadAsync("big");
        Assert.True(await new PatternStream(Length).SameAsAsync(content.Stream));
    }

    [Fact]
    public async Task AnUploadThatIsGivenUpLeavesNoParts()
    {
        var (store, s3) = await NewAsync();
        await Assert.ThrowsAsync<IOException>(() => store.PutAsync("big", new PatternStream(Length, failAt: 36 << 20)));
        Assert.Empty((await s3.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = store.Location["s3://".Length..] })).MultipartUploads ?? []);
        Assert.Null(await store.HeadAsync("big"));
    }

    [Fact]
    public async Task WhatIsWrittenIsEncryptedWithTheGivenKey()
    {
        var (store, s3) = await NewAsync("alias/interviews");
        await store.PutAsync("small", "x");
        await store.PutAsync("big", new PatternStream(Length));
        foreach (var key in (string[])["small", "big"])
        {
            var head = await s3.GetObjectMetadataAsync(store.Location["s3://".Length..], key);
            Assert.Equal((ServerSideEncryptionMethod.AWSKMS, "alias/interviews"), (head.ServerSideEncryptionMethod, head.ServerSideEncryptionKeyManagementServiceKeyId));
        }
    }

    [Fact]
    public async Task ALinkIsFollowedWithoutCredentialsUnderItsName()
    {
        var (store, _) = await NewAsync();
        await store.PutAsync("output/c/a + ñ/report.html", "page");
        var link = store.LinkTo("output/c/a + ñ/report.html", TimeSpan.FromMinutes(5), "text/html", "informe ñ.html");
        Assert.Contains("attachment; filename*=UTF-8''informe%20%C3%B1.html", Uri.UnescapeDataString(link.Query), StringComparison.Ordinal);
        using var http = new HttpClient();
        Assert.Equal("page", await http.GetStringAsync(link));
    }

    async Task<(S3Store Store, AmazonS3Client Client)> NewAsync(string? kmsKeyId = null, RequestChecksumCalculation checksums = RequestChecksumCalculation.WHEN_REQUIRED)
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        var bucket = (await moto.NewBucketAsync()).Location["s3://".Length..];
        var config = S3Store.Configuration(moto.Access);
        config.HttpClientFactory = network;
        config.RequestChecksumCalculation = checksums;
        var client = new AmazonS3Client(moto.Access.Credentials(), config);
        return (new S3Store(client, bucket, kmsKeyId, new ImpatientTime()), client);
    }
}
