using System.Text.Json.Nodes;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Queue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AudioAspire.Trigger.Tests;

public sealed class QueueGaugeTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("audioaspire-gauge-").FullName;
    readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_767_323_045_000));
    readonly StringWriter output = new();
    readonly RecordingQueue queue = new();
    readonly FolderStore store;
    readonly QueuedSweep sweep;

    public QueueGaugeTests()
    {
        store = new FolderStore(folder);
        sweep = new QueuedSweep(
            store, Intakes.Submitter(store, queue, time), time, NullLogger<QueuedSweep>.Instance, new QueueGauge(output, "queue"));
    }

    public void Dispose()
    {
        sweep.Dispose();
        output.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ASweepWritesOneLineOfTheEmbeddedMetricFormat()
    {
        await ClaimAsync("input/c/old.wav");
        time.Advance(TimeSpan.FromMinutes(90));
        await ClaimAsync("input/c/new.wav");
        time.Advance(TimeSpan.FromSeconds(5));
        await sweep.SweepAsync(CancellationToken.None);
        Assert.Equal(
            """{"_aws":{"Timestamp":1767328450000,"CloudWatchMetrics":[{"Namespace":"AudioAspire","Dimensions":[["JobQueue"]],"Metrics":"""
            + """[{"Name":"OldestQueuedSeconds","Unit":"Seconds"},{"Name":"QueuedJobs","Unit":"Count"}]}]},"JobQueue":"queue","OldestQueuedSeconds":"""
            + """5405,"QueuedJobs":2}""" + Environment.NewLine,
            output.ToString());
    }

    [Fact]
    public async Task AnEmptyQueueIsToldToo() => Assert.Equal((0, 0), await SweepAsync());

    [Fact]
    public async Task AQueueThatDoesNotAnswerDoesNotHideItsAge()
    {
        await ClaimAsync("input/c/f.wav");
        time.Advance(TimeSpan.FromMinutes(1));
        var answer = new TaskCompletionSource();
        queue.Busy = answer.Task;
        var sweeping = sweep.SweepAsync(CancellationToken.None);
        await queue.Asked;
        Assert.Contains("\"QueuedJobs\":1", output.ToString(), StringComparison.Ordinal);
        answer.SetResult();
        await sweeping;
    }

    [Fact]
    public async Task WhatRunsDoesNotWaitAndWhatIsGivenBackWaitsFromThenOn()
    {
        var (name, input) = await ClaimAsync("input/c/f.wav");
        time.Advance(TimeSpan.FromHours(1));
        using var lease = await new ClaimBook(store, time).TakeAsync(name, input, "worker", TimeSpan.FromMinutes(1));
        Assert.Equal((0, 0), await SweepAsync());
        await lease!.ReleaseAsync();
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal((7, 1), await SweepAsync());
    }

    [Fact]
    public async Task AnythingElseThatIsWrittenAboutAWaitingJobDoesNotMakeItYounger()
    {
        var (name, _) = await ClaimAsync("input/c/f.wav");
        time.Advance(TimeSpan.FromMinutes(10));
        await new ClaimBook(store, time).ChangeAsync(name, now => now with { FailedSubmissions = 1 });
        Assert.Equal((600, 1), await SweepAsync());
    }

    [Fact]
    public async Task AStatusFromAnotherClockOrAnEarlierVersionIsNoNegativeWait()
    {
        var (name, _) = await ClaimAsync("input/c/f.wav");
        await new ClaimBook(store, time).ChangeAsync(name, now => now with { QueuedAt = null });
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((60, 1), await SweepAsync());
        await new ClaimBook(store, time).ChangeAsync(name, now => now with { QueuedAt = time.GetUtcNow().AddDays(1) });
        Assert.Equal((0, 1), await SweepAsync());
    }

    [Fact]
    public void OnlyJobsOfAwsBatchAreMeasured()
    {
        Assert.False(IsMeasured());
        Assert.True(IsMeasured(("BATCH_JOB_QUEUE", "queue"), ("BATCH_JOB_DEFINITION", "definition"), ("STORE", "s3://bucket")));

        static bool IsMeasured(params (string Name, string Value)[] values) => new ServiceCollection()
            .AddQueue(new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build())
            .Any(service => service.ServiceType == typeof(QueueGauge));
    }

    async Task<(int Oldest, int Jobs)> SweepAsync()
    {
        output.GetStringBuilder().Clear();
        await sweep.SweepAsync(CancellationToken.None);
        var line = JsonNode.Parse(output.ToString())!;
        return ((int)line["OldestQueuedSeconds"]!, (int)line["QueuedJobs"]!);
    }

    async Task<(InterviewName, InputObject)> ClaimAsync(string key)
    {
        var info = await store.PutAsync(key, new MemoryStream([1]));
        var input = new InputObject(key, info.ETag, null, info.Size);
        return ((await new ClaimBook(store, time).ClaimAsync(input, $"job of {key}".Replace('/', '-'), null)).Name, input);
    }
}
