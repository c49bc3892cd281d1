using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using JobsClient = AudioAspire.Contracts.V1.Jobs.JobsClient;

namespace AudioAspire.Pipeline.Tests;

public sealed class ServeTests
{
    static readonly InterviewName s_name = new("c", "a");

    static async Task<List<JobUpdate>> FollowAsync(JobsClient client, string jobId)
    {
        using var call = client.Watch(new WatchRequest { JobIds = { jobId } }, deadline: DateTime.UtcNow.AddSeconds(30));
        var updates = new List<JobUpdate>();
        await foreach (var update in call.ResponseStream.ReadAllAsync())
        {
            updates.Add(update);
            if (update.State is JobState.Succeeded or JobState.Failed) break;
        }
        return updates;
    }

    [Fact]
    public async Task ASubmittedRecordingIsWorkedOnAndWatched()
    {
        await using var house = await House.OpenAsync();
        await using var serve = await Serve.StartAsync(house);
        await house.PutAsync("input/c/a.wav", House.Wav(6));
        var reply = await serve.Jobs.SubmitAsync(new SubmitRequest { Key = "input/c/a.wav", Options = new JobOptions { Language = "en", Speakers = "2-3" } });
        Assert.Equal((true, "c", "a"), (reply.Accepted, reply.Case, reply.Interview));

        var updates = await FollowAsync(serve.Jobs, reply.JobId);

        Assert.Equal((JobState.Succeeded, 100.0), (updates[^1].State, updates[^1].Percent));
        Assert.Equal(updates.Select(u => u.Percent).Order(), updates.Select(u => u.Percent));
        Assert.Equal(6, updates[^1].AudioSeconds);
        Assert.Equal("2-3", (await house.ReadAsync<Manifest>("output/c/a/manifest.json")).Options.Speakers);
    }

    [Fact]
    public async Task TheSameSubmitTwiceIsOneJob()
    {
        await using var house = await House.OpenAsync();
        await using var serve = await Serve.StartAsync(house);
        await house.PutAsync("input/c/a.wav", House.Wav(3));
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => serve.Jobs.SubmitAsync(new SubmitRequest { Key = "input/c/a.wav" }).ResponseAsync));
        Assert.Single(replies.Select(r => r.JobId).Distinct());
        await FollowAsync(serve.Jobs, replies[0].JobId);
        Assert.False((await serve.Jobs.SubmitAsync(new SubmitRequest { Key = "input/c/a.wav" })).Accepted);
        Assert.Single(house.Services.Calls, c => c == "transcribe");
    }

    [Fact]
    public async Task ForceAndOtherOptionsDoItAgain()
    {
        await using var house = await House.OpenAsync();
        await using var serve = await Serve.StartAsync(house);
        await house.PutAsync("input/c/a.wav", House.Wav(3));
        foreach (var request in (SubmitRequest[])[new(), new() { Force = true }, new() { Options = new JobOptions { Language = "en" } }])
        {
            request.Key = "input/c/a.wav";
            var reply = await serve.Jobs.SubmitAsync(request);
            Assert.True(reply.Accepted, reply.Reason);
            Assert.Equal(JobState.Succeeded, (await FollowAsync(serve.Jobs, reply.JobId))[^1].State);
        }
        Assert.Equal(3, house.Services.Calls.Count(c => c == "transcribe"));
    }

    [Fact]
    public async Task AFailureReachesTheWatcherWithItsHint()
    {
        await using var house = await House.OpenAsync();
        await using var serve = await Serve.StartAsync(house);
        await house.PutAsync("input/c/a.wav", []);
        var reply = await serve.Jobs.SubmitAsync(new SubmitRequest { Key = "input/c/a.wav" });
        var error = (await FollowAsync(serve.Jobs, reply.JobId))[^1].Error;
        Assert.Equal(ErrorCode.EmptyFile, error.Code);
        Assert.NotEmpty(error.Hint);
    }

    [Theory, InlineData("output/c/a.wav", StatusCode.InvalidArgument), InlineData("input/c/none.wav", StatusCode.NotFound)]
    public async Task AKeyThatIsNoRecordingIsRefused(string key, StatusCode code)
    {
        await using var house = await House.OpenAsync();
        await using var serve = await Serve.StartAsync(house);
        Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(async () => await serve.Jobs.SubmitAsync(new SubmitRequest { Key = key }))).StatusCode);
    }

    [Fact]
    public async Task InvalidOptionsAreRefusedWithAllViolations()
    {
        await using var house = await House.OpenAsync();
        await using var serve = await Serve.StartAsync(house);
        await house.PutAsync("input/c/a.wav", House.Wav(3));
        var request = new SubmitRequest { Key = "input/c/a.wav", Options = new JobOptions { Language = "klingon", Speakers = "0" } };
        var error = await Assert.ThrowsAsync<RpcException>(async () => await serve.Jobs.SubmitAsync(request));
        Assert.Contains("klingon", error.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("speakers", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAnEarlierProcessLeftIsPickedUp()
    {
        await using var house = await House.OpenAsync();
        var left = await house.PutAsync("input/c/a.wav", House.Wav(3));
        var queued = await house.PutAsync("input/c/b.wav", House.Wav(2));
        using (var crashed = house.StartProcess())
        {
            await crashed.Claims.ClaimAsync(left, "left", null);
            await crashed.Claims.ClaimAsync(queued, "queued", null);
            using var lease = await crashed.Claims.TakeAsync(s_name, left, crashed.Owner.Id, TimeSpan.FromHours(1));
            Assert.NotNull(lease);
        }
        await using var serve = await Serve.StartAsync(house);
        Assert.Equal(JobState.Succeeded, (await FollowAsync(serve.Jobs, "left"))[^1].State);
        Assert.Equal(JobState.Succeeded, (await FollowAsync(serve.Jobs, "queued"))[^1].State);
    }

    [Fact]
    public async Task WhatIsFinishedCostsNothingAtTheStartHoweverMuchItIs()
    {
        var large = new LargeStore(100_000, open: 3);
        await using var house = await House.OpenAsync();
        await using var serve = await Serve.StartAsync(house, large);
        using var call = serve.Jobs.Watch(new WatchRequest(), deadline: DateTime.UtcNow.AddSeconds(30));
        var seen = new SortedSet<string>();
        while (seen.Count < 3 && await call.ResponseStream.MoveNext()) seen.Add(call.ResponseStream.Current.JobId);
        Assert.Equal(["0", "1", "2"], seen);
        Assert.InRange(large.KeysListed, 3, 10);
        Assert.InRange(large.ObjectsRead, 3, 30);
    }

    [Fact]
    public async Task StoppingPutsTheJobBackAndARestartEndsItWithTheSubmittedOptions()
    {
        await using var house = await House.OpenAsync();
        await house.PutAsync("input/c/a.wav", House.Wav(6));
        var reached = new TaskCompletionSource();
        house.Services.OnEvent = async (name, _) =>
        {
            if (name != "affect") return;
            reached.TrySetResult();
            await Task.Delay(TimeSpan.FromSeconds(20));
        };
        string job;
        await using (var serve = await Serve.StartAsync(house))
        {
            job = (await serve.Jobs.SubmitAsync(new SubmitRequest { Key = "input/c/a.wav", Options = new JobOptions { Verbatim = true } })).JobId;
            await reached.Task;
        }
        Assert.Equal(JobState.Queued, (await house.StatusAsync(s_name)).State);
        house.Services.OnEvent = (_, _) => Task.CompletedTask;
        await using (var serve = await Serve.StartAsync(house)) await FollowAsync(serve.Jobs, job);
        Assert.True((await house.ReadAsync<Manifest>("output/c/a/manifest.json")).Options.Verbatim);
        Assert.Single(house.Services.Calls, c => c == "transcribe");
    }
}

/// <summary>`Pipeline serve` in this process, with its real gRPC server.</summary>
internal sealed class Serve : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly GrpcChannel _channel;

    Serve(WebApplication app)
    {
        _app = app;
        _channel = GrpcChannels.Open(app.Urls.Single());
        Jobs = new JobsClient(_channel);
    }

    public JobsClient Jobs { get; }

    /// <param name="store">Another than the house's.</param>
    public static async Task<Serve> StartAsync(House house, IObjectStore? store = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddConfiguration(house.Configuration());
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddPipeline().AddJobQueue().AddSingleton(store ?? house.Store);
        var app = builder.Build();
        app.MapGrpcService<JobsService>();
        await app.StartAsync();
        return new Serve(app);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
