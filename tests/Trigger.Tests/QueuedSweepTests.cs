using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using AudioAspire.Trigger.Queue;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AudioAspire.Trigger.Tests;

public sealed class QueuedSweepTests : IDisposable
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    readonly string folder = Directory.CreateTempSubdirectory("audioaspire-sweep-").FullName;
    readonly WanderingTime time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    readonly RecordingQueue queue = new();
    readonly FolderStore store;
    readonly QueuedSweep sweep;

    public QueuedSweepTests()
    {
        store = new FolderStore(folder);
        sweep = new QueuedSweep(store, Intakes.Submitter(store, queue, time), time, NullLogger<QueuedSweep>.Instance);
    }

    public void Dispose()
    {
        sweep.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AYoungClaimIsLeftToWhoMadeIt()
    {
        await ClaimAsync("input/c/f.wav");
        Assert.Equal(0, await SweepAsync());
    }

    [Fact]
    public async Task AnOldClaimIsSubmittedAgainWithGrowingWaits()
    {
        await ClaimAsync("input/c/f.wav");
        var submissions = new List<int>();
        for (var quarter = 0; quarter < 16; quarter++)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            submissions.Add(await SweepAsync());
        }
        Assert.Equal([1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5], submissions);
    }

    [Fact]
    public async Task AQueueThatIsAwayIsAskedAgain()
    {
        await ClaimAsync("input/c/f.wav");
        queue.IsAway = true;
        time.Advance(Minute);
        Assert.Equal(0, await SweepAsync());
        queue.IsAway = false;
        time.Advance(Minute);
        Assert.Equal(1, await SweepAsync());
    }

    [Fact]
    public async Task AJobWhoseWorkerDiedIsSubmittedAgain()
    {
        var (name, input) = await ClaimAsync("input/c/f.wav");
        using var lease = await new ClaimBook(store, time).TakeAsync(name, input, "worker", Minute);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await SweepAsync());
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await SweepAsync());
    }

    [Fact]
    public async Task AFinishedJobIsNot()
    {
        var (name, input) = await ClaimAsync("input/c/f.wav");
        using (var lease = await new ClaimBook(store, time).TakeAsync(name, input, "worker", Minute)) await lease!.CompleteAsync();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await SweepAsync());
    }

    [Fact]
    public async Task AClockThatIsSetBackHoldsNoJobUp()
    {
        await ClaimAsync("input/c/f.wav");
        time.Wrong = TimeSpan.FromDays(-1);
        Assert.Equal(1, await SweepAsync());
        time.Wrong = TimeSpan.FromDays(-2);
        time.Advance(Minute);
        Assert.Equal(2, await SweepAsync());
    }

    [Fact]
    public async Task WhatIsFinishedCostsNothingHoweverMuchItIs()
    {
        var large = new LargeStore(100_000, open: 3);
        using var sweep = new QueuedSweep(large, Intakes.Submitter(large, queue, time), time, NullLogger<QueuedSweep>.Instance);
        await sweep.SweepAsync(CancellationToken.None);
        Assert.Equal(["0", "1", "2"], queue.Submitted.Select(j => j.JobId).Order());
        Assert.InRange(large.KeysListed, 3, 10);
        Assert.InRange(large.ObjectsRead, 3, 10);
    }

    [Fact]
    public async Task WhatIsLeftOfAnEndedClaimIsSweptAway()
    {
        var (name, input) = await ClaimAsync("input/c/f.wav");
        using (var lease = await new ClaimBook(store, time).TakeAsync(name, input, "worker", Minute)) await lease!.CompleteAsync();
        await store.PutAsync("work/c/f/claims/job", Stream.Null);
        await store.PutAsync("work/c/f/claims/never-written", Stream.Null);
        time.AdjustTime(DateTimeOffset.UtcNow);
        await SweepAsync();
        Assert.Equal(["work/c/f/claims/never-written"], await store.ListKeysAsync("work/").ToListAsync());
        time.Advance(TimeSpan.FromHours(2));
        await SweepAsync();
        Assert.Empty(await store.ListKeysAsync("work/").ToListAsync());
    }

    async Task<int> SweepAsync()
    {
        await sweep.SweepAsync(CancellationToken.None);
        return queue.Submitted.Count;
    }

    async Task<(InterviewName, InputObject)> ClaimAsync(string key)
    {
        var info = await store.PutAsync(key, new MemoryStream([1]));
        var input = new InputObject(key, info.ETag, null, info.Size);
        return ((await new ClaimBook(store, time).ClaimAsync(input, "job", null)).Name, input);
    }

    /// <summary>The calendar may be set; what has passed has passed.</summary>
    sealed class WanderingTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        public TimeSpan Wrong { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Wrong;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
