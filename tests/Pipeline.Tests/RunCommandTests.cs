using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Jobs;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioAspire.Pipeline.Tests;

public sealed class RunCommandTests
{
    [Fact]
    public async Task ADoneJobEndsWithZeroAndSoDoesASecondOne()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await house.PutAsync("input/c/a.wav", House.Wav(2));
        Assert.Equal(0, await process.Run.RunAsync("input/c/a.wav", default));
        house.Services.Calls.Clear();
        Assert.Equal(0, await process.Run.RunAsync("input/c/a.wav", default));
        Assert.Empty(house.Services.Calls);
    }

    [Theory, InlineData("output/c/a.wav"), InlineData("input/c/../a.wav"), InlineData("input/c/options.json"), InlineData("input/c/missing.wav"), InlineData("")]
    public async Task AKeyThatIsNoRecordingEndsWithTen(string key)
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        Assert.Equal(10, await process.Run.RunAsync(key, default));
    }

    [Fact]
    public async Task BadInputEndsWithTenEveryTime()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        await house.PutAsync("input/c/a.wav", []);
        Assert.Equal(10, await process.Run.RunAsync("input/c/a.wav", default));
        Assert.Equal(10, await process.Run.RunAsync("input/c/a.wav", default));
    }

    [Fact]
    public async Task AServiceThatIsAwayEndsWithTwentyAndLeavesTheJobQueued()
    {
        await using var house = await House.OpenAsync();
        house.Services.OnEvent = (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "gone"));
        using var process = house.StartProcess();
        await house.PutAsync("input/c/a.wav", House.Wav(2));
        Assert.Equal(20, await process.Run.RunAsync("input/c/a.wav", default));
        Assert.Equal(JobState.Queued, (await house.StatusAsync(new InterviewName("c", "a"))).State);
    }

    [Fact]
    public async Task StoppingEndsWith143()
    {
        await using var house = await House.OpenAsync();
        using var process = house.StartProcess();
        using var stop = new CancellationTokenSource();
        house.Services.OnEvent = (_, _) => stop.CancelAsync();
        await house.PutAsync("input/c/a.wav", House.Wav(2));
        Assert.Equal(143, await process.Run.RunAsync("input/c/a.wav", stop.Token));
    }

    [Fact]
    public async Task AJobDoesItsOwnClaimAndLeavesAnothers()
    {
        await using var house = await House.OpenAsync();
        var input = await house.PutAsync("input/c/a.wav", House.Wav(2));
        using var own = house.StartProcess("own", jobId: "own");
        using var other = house.StartProcess("other", jobId: "other");
        await own.Claims.ClaimAsync(input, "own", null);
        Assert.Equal(0, await other.Run.RunAsync("input/c/a.wav", default));
        Assert.Empty(house.Services.Calls);
        Assert.Equal(0, await own.Run.RunAsync("input/c/a.wav", default));
        Assert.Equal(JobState.Succeeded, (await house.StatusAsync(new InterviewName("c", "a"))).State);
    }

    [Fact]
    public async Task ForceDoesItAgainWithTheSameBytes()
    {
        await using var house = await House.OpenAsync();
        await house.PutAsync("input/c/a.wav", House.Wav(2));
        using (var process = house.StartProcess()) Assert.Equal(0, await process.Run.RunAsync("input/c/a.wav", default));
        var first = await house.HashesAsync("output/");
        using (var process = house.StartProcess(force: true)) Assert.Equal(0, await process.Run.RunAsync("input/c/a.wav", default));
        Assert.Equal(2, house.Services.Calls.Count(c => c == "transcribe"));
        Assert.Equal(first, await house.HashesAsync("output/"));
    }

    [Fact]
    public async Task AProcessThatIsToldToStopWhileItStartsEndsWith143()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddHostedService<StopsAtOnce>();
        Assert.Equal(143, await RunOnce.RunAsync(builder, "input/c/a.wav"));
    }

    sealed class StopsAtOnce(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancel)
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
