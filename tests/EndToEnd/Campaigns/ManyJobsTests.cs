using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using AudioAspire.Contracts.Results;
using AudioAspire.EndToEnd.Support;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using AudioAspire.Tests;

namespace AudioAspire.EndToEnd.Campaigns;

/// <summary>Two hundred uploads to a bucket, recordings and transcripts by turns, each announced five times in any order, while one
/// process after the other is killed: two hundred results, none lost, none published twice, and the same bytes as in peace.</summary>
[Trait("Category", "Campaign")]
public sealed class ManyJobsTests(MotoServer moto)
{
    const int Cases = 20, Interviews = 10, Deliveries = 5, JobsBetweenKills = 12;
    static readonly string[] Victims = ["pipeline", "transcriber", "insights", "trigger", "diarizer"];
    readonly Random _random = new(1);

    [Fact]
    public async Task NothingIsLostAndNothingDoneTwice()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        using var scratch = new ScratchFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(30));
        IObjectStore store = await moto.NewBucketAsync();
        var bucket = store.Location["s3://".Length..];
        using var s3 = moto.Client();
        await s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } });
        var keys = await UploadAsync(store, scratch, patience.Token);
        var trigger = FreePort.Next();

        await using (var run = AppHostRun.Start(scratch.Path, new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = moto.Address!, ["PARALLEL_JOBS"] = "4" },
            "--store", store.Location, "--portal-port", $"{FreePort.Next()}", "--trigger-port", $"{trigger}"))
        {
            await Task.WhenAll(AnnounceAsync(trigger, bucket, keys, patience.Token), KillAsync(run, store, patience.Token));
            await EndedAsync(store, patience.Token);
            await run.StopAsync(patience.Token);
        }

        var published = await VersionsAsync(s3, bucket, "/manifest.json", patience.Token);
        Assert.Equal(Cases * Interviews, published.Count);
        Assert.All(published, p => Assert.True(p.Versions == 1, $"{p.Key} was published {p.Versions} times."));
        foreach (var (key, _) in published) await AssertCompleteAsync(store, key[..^"manifest.json".Length], patience.Token);
        await AssertUndisturbedAsync(store, scratch, patience.Token);
    }

    async Task<IReadOnlyList<string>> UploadAsync(IObjectStore store, ScratchFolder scratch, CancellationToken cancel)
    {
        var keys = new List<string>();
        for (var c = 0; c < Cases; c++)
        {
            Directory.CreateDirectory(scratch.File($"case {c}"));
            for (var i = 0; i < Interviews; i++)
            {
                var file = scratch.File($"case {c}", $"interview+{i}{(i % 2 == 0 ? ".wav" : ".vtt")}");
                if (i % 2 == 0) WavWriter.Write(file, WavWriter.Speech(2 * i + c / 20.0, 2));
                else await File.WriteAllTextAsync(file, $"WEBVTT\n\n00:00.000 --> 00:03.000\n<v Ana>I left the office at {i + 1} o'clock with Luis.\n", cancel);
                keys.Add($"input/case {c}/{Path.GetFileName(file)}");
                await using var content = File.OpenRead(file);
                await store.PutAsync(keys[^1], content, cancel: cancel);
            }
        }
        return keys;
    }

    /// <summary>Five deliveries of every event, shuffled; what the Trigger could not take is delivered again, as S3 does.</summary>
    async Task AnnounceAsync(int port, string bucket, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var deliveries = keys.SelectMany(k => Enumerable.Repeat(k, Deliveries)).ToArray();
        _random.Shuffle(deliveries);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        foreach (var batch in deliveries.Chunk(4))
        {
            var records = batch.Select(key => new
            {
                eventSource = "aws:s3",
                eventName = "ObjectCreated:Put",
                s3 = new { bucket = new { name = bucket }, @object = new { key = System.Net.WebUtility.UrlEncode(key) } },
            });
            while (!await DeliverAsync(http, new { Records = records }, cancel)) await timer.WaitForNextTickAsync(cancel);
        }
    }

    static async Task<bool> DeliverAsync(HttpClient http, object message, CancellationToken cancel)
    {
        try
        {
            using var reply = await http.PostAsJsonAsync("/events", message, JsonSerializerOptions.Default, cancel);
            Assert.False((int)reply.StatusCode is >= 400 and < 500, $"{reply.StatusCode}");
            return reply.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Whenever some more jobs are done, another process dies.</summary>
    static async Task KillAsync(RunningProgram run, IObjectStore store, CancellationToken cancel)
    {
        var kills = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var done = 0; done < Cases * Interviews - JobsBetweenKills; await timer.WaitForNextTickAsync(cancel))
        {
            done = await store.ListKeysAsync("output/", cancel).CountAsync(k => k.EndsWith("/manifest.json", StringComparison.Ordinal), cancel);
            if (done >= (kills + 1) * JobsBetweenKills && await ServiceProcess.SignalAsync(run, Victims[kills % Victims.Length], "KILL", cancel)) kills++;
        }
        Assert.True(kills >= 2 * Victims.Length, $"Only {kills} processes were killed.");
    }

    static async Task EndedAsync(IObjectStore store, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var ended = new HashSet<string>(); ended.Count < Cases * Interviews; await timer.WaitForNextTickAsync(cancel))
            await foreach (var key in store.ListKeysAsync("output/", cancel))
            {
                if (!key.EndsWith("/status.json", StringComparison.Ordinal) || ended.Contains(key)) continue;
                var state = (await store.ReadAsync<JobStatus>(key, cancel)).State;
                Assert.NotEqual(JobState.Failed, state);
                if (state == JobState.Succeeded) ended.Add(key);
            }
    }

    static async Task<IReadOnlyList<(string Key, int Versions)>> VersionsAsync(AmazonS3Client s3, string bucket, string suffix, CancellationToken cancel)
    {
        var found = new List<string>();
        await foreach (var version in s3.Paginators.ListVersions(new ListVersionsRequest { BucketName = bucket, Prefix = "output/" }).Versions.WithCancellation(cancel))
            if (version.IsDeleteMarker != true && version.Key.EndsWith(suffix, StringComparison.Ordinal)) found.Add(version.Key);
        return [.. found.GroupBy(k => k).Select(g => (g.Key, g.Count()))];
    }

    static async Task AssertCompleteAsync(IObjectStore store, string folder, CancellationToken cancel)
    {
        foreach (var file in (await store.ReadAsync<Manifest>(folder + "manifest.json", cancel)).Files)
        {
            await using var content = await store.OpenReadAsync(folder + file.Name, cancel);
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(content.Stream, cancel)));
        }
    }

    /// <summary>One of the cases again, from a folder and in peace.</summary>
    static async Task AssertUndisturbedAsync(IObjectStore store, ScratchFolder scratch, CancellationToken cancel)
    {
        var (exitCode, text) = await AppHostRun.RunAsync(scratch.Path, cancel, null, "analyze", scratch.File("case 7"), "--output", scratch.File("out"));
        Assert.True(exitCode == 0, text);
        for (var i = 0; i < Interviews; i++)
            Assert.Equal(new Published(scratch.File("out", "case 7", $"interview+{i}")).Manifest.Files,
                (await store.ReadAsync<Manifest>($"output/case 7/interview+{i}/manifest.json", cancel)).Files);
        Assert.Equal(ResultJson.Serialize(ResultJson.Deserialize<CaseReport>(File.ReadAllBytes(scratch.File("out", "case 7", "case.json")))),
            ResultJson.Serialize(await store.ReadAsync<CaseReport>("output/case 7/case.json", cancel)));
    }
}
