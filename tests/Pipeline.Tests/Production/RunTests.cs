using System.Security.Cryptography;
using Amazon.S3.Model;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using AudioAspire.Tests;

namespace AudioAspire.Pipeline.Tests.Production;

/// <summary>Processes of `Pipeline run` over moto, in trouble with the network and with each other: their results are those of a run in peace.</summary>
public sealed class RunTests(MotoServer moto) : IAsyncLifetime
{
    const string Key = "input/c/a.wav", Output = "output/c/a/";
    static readonly byte[] Recording = House.Wav(24);
    static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token;
    House _house = null!;
    IObjectStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        _house = await House.OpenAsync();
        _store = await moto.NewBucketAsync();
        await _store.PutAsync(Key, new MemoryStream(Recording));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public Task ANetworkThatBreaksAndComesBackChangesNothing() => BreakAndComeBackAsync("segment", 0);

    [Theory]
    [Trait("Category", "Campaign")]
    [InlineData("download", 400_000)]
    [InlineData("affect", 0)]
    [InlineData("affect", 60_000)]
    [InlineData("compare", 0)]
    public async Task NorDoesItWheneverItBreaks(string moment, long afterBytes) => await BreakAndComeBackAsync(moment, afterBytes);

    async Task BreakAndComeBackAsync(string moment, long afterBytes)
    {
        await using var network = new CuttableNetwork(moto.Address!);
        if (moment == "download") network.Cut(connections: 3, afterBytes);
        CutAt(moment, () => network.Cut(connections: 3, afterBytes));
        await using var run = Start("one", network.Address);
        Assert.True(await run.ExitAsync(Patience) == 0, run.Output);
        Assert.Equal(3, network.TurnedAway);
        await AssertUndisturbedAsync();
        Assert.Equal(["analyze", "compare", "diarize", "transcribe"], _house.Services.Calls.Order());
    }

    [Fact]
    [Trait("Category", "Campaign")]
    public async Task ANetworkThatStaysAwayEndsWithTwentyAndTheNextRunGoesOn()
    {
        await using var network = new CuttableNetwork(moto.Address!);
        CutAt("affect", () => network.Cut());
        await using (var cut = Start("one", network.Address))
            Assert.True(await cut.ExitAsync(Patience) == 20, cut.Output);
        network.Restore();
        await using var run = Start("two", network.Address);
        Assert.True(await run.ExitAsync(Patience) == 0, run.Output);
        await AssertUndisturbedAsync();
        Assert.True(_house.Services.Calls.Order().SequenceEqual(["analyze", "analyze", "compare", "diarize", "transcribe"]), string.Join(',', _house.Services.Calls) + run.Output);
    }

    [Fact]
    public async Task OfTwoRunnersOnOneObjectOnePublishesAndTheOtherLeaves()
    {
        using var s3 = moto.Client();
        var bucket = _store.Location["s3://".Length..];
        await s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new() { Status = "Enabled" } });
        var oneLeft = new TaskCompletionSource();
        _house.Services.OnEvent = (_, _) => oneLeft.Task;
        await using var one = Start("one", moto.Address!, "");
        await using var two = Start("two", moto.Address!, "");

        var (first, second) = (one.ExitAsync(Patience), two.ExitAsync(Patience));
        await Task.WhenAny(first, second);
        Assert.True(first.IsCompleted != second.IsCompleted, "Both have left.");
        var leaver = first.IsCompleted ? one : two;
        Assert.DoesNotContain("fail", leaver.Output, StringComparison.OrdinalIgnoreCase);
        oneLeft.SetResult();
        Assert.Equal((0, 0), (await first, await second));

        await AssertUndisturbedAsync();
        Assert.Equal(["analyze", "compare", "diarize", "transcribe"], _house.Services.Calls.Order());
        var written = await s3.Paginators.ListVersions(new ListVersionsRequest { BucketName = bucket, Prefix = Output }).Versions.Select(v => v.Key).ToListAsync();
        Assert.All((await _store.ReadAsync<Manifest>(Output + "manifest.json")).Files.Select(f => f.Name).Append("manifest.json"),
            name => Assert.Single(written, Output + name));
    }

    void CutAt(string moment, Action cut)
    {
        var done = 0;
        _house.Services.OnEvent = (name, _) =>
        {
            if (name == moment && Interlocked.Exchange(ref done, 1) == 0) cut();
            return Task.CompletedTask;
        };
    }

    RunningProgram Start(string machine, string endpoint, string batchJob = "batch-1") => ServiceProcess.Start("Pipeline", new Dictionary<string, string>
    {
        ["STORE"] = _store.Location,
        ["AWS_ENDPOINT_URL"] = endpoint,
        ["AWS_REGION"] = "us-east-1",
        ["AWS_BATCH_JOB_ID"] = batchJob,
        ["SCRATCH_DIR"] = _house.FolderOf(machine),
        ["services__transcriber__grpc__0"] = _house.Services.Address,
        ["services__diarizer__grpc__0"] = _house.Services.Address,
        ["services__insights__grpc__0"] = _house.Services.Address,
    }, "run", Key);

    /// <summary>All files are there as the manifest says, and as a run in peace makes them.</summary>
    async Task AssertUndisturbedAsync()
    {
        var files = (await _store.ReadAsync<Manifest>(Output + "manifest.json")).Files;
        foreach (var file in files)
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData((await _store.ReadAllAsync(Output + file.Name)).Span)));
        Assert.Equal(JobState.Succeeded, (await _store.ReadAsync<JobStatus>(Output + "status.json")).State);
        Assert.Empty(await _store.ListKeysAsync("work/").ToListAsync());

        await using var peace = await House.OpenAsync();
        using var process = peace.StartProcess();
        await peace.PutAsync(Key, Recording);
        Assert.Equal(0, await process.Run.RunAsync(Key, default));
        Assert.Equal((await peace.ReadAsync<Manifest>(Output + "manifest.json")).Files, files);
        Assert.Equal((await peace.Store.ReadAllAsync("output/c/case.json")).ToArray(), (await _store.ReadAllAsync("output/c/case.json")).ToArray());
    }
}
