using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Intake;
using AudioAspire.Trigger.Queue;
using AudioAspire.Storage.Tests;
using AudioAspire.Trigger.Tests.Batch;

namespace AudioAspire.Trigger.Tests;

public sealed class SubmitterTests : IDisposable
{
    static readonly InterviewName Name = new("c", "f");
    readonly string folder = Directory.CreateTempSubdirectory("audioaspire-submit-").FullName;
    readonly ImpatientTime time = new();
    readonly FakeBatch batch = new();
    readonly RecordingLetters letters = new();
    readonly FolderStore store;
    readonly EventIntake intake;

    public SubmitterTests()
    {
        store = new FolderStore(folder);
        intake = Intakes.Create(store, batch.Queue(time), time, isLambda: true, letters);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task WhatBatchCallsTheJobIsWrittenDown()
    {
        await UploadAsync();
        Assert.Equal(UploadOutcome.Claimed, (await AnnounceAsync()).Outcome);
        Assert.Equal((JobState.Queued, "batch-1"), await StatusAsync(s => (s.State, s.BatchJobId)));
        Assert.Single(batch.Calls);
    }

    [Fact]
    public async Task InLambdaARefusedJobIsAFailureUntilItsEventComesAgain()
    {
        await UploadAsync();
        batch.Faults.Enqueue(Fault.Refused);
        Assert.Equal(UploadOutcome.Failed, (await AnnounceAsync()).Outcome);
        Assert.Equal(UploadOutcome.Duplicate, (await AnnounceAsync()).Outcome);
        Assert.Equal((JobState.Queued, "batch-1", 1), await StatusAsync(s => (s.State, s.BatchJobId, s.FailedSubmissions)));
    }

    [Fact]
    public async Task ACrashBetweenClaimAndSubmissionIsMadeGoodByTheNextEvent()
    {
        var input = await UploadAsync();
        await new ClaimBook(store, time).ClaimAsync(input, "job", null);
        Assert.Equal((UploadOutcome.Duplicate, 0), ((await AnnounceAsync()).Outcome, batch.Jobs.Count));
        time.Advance(TimeSpan.FromMinutes(1));
        await AnnounceAsync();
        await AnnounceAsync();
        Assert.Single(batch.Jobs);
        Assert.Equal("batch-1", await StatusAsync(s => s.BatchJobId));
    }

    [Fact]
    public async Task ACrashBetweenSubmissionAndRecordMakesNoSecondJob()
    {
        await UploadAsync();
        await AnnounceAsync();
        await new ClaimBook(store, time).ChangeAsync(Name, s => s with { BatchJobId = null });
        time.Advance(TimeSpan.FromMinutes(1));
        await AnnounceAsync();
        Assert.Single(batch.Jobs);
        Assert.Equal("batch-1", await StatusAsync(s => s.BatchJobId));
    }

    [Fact]
    public async Task AJobThatIsRefusedAgainAndAgainEndsAsADeadLetter()
    {
        await UploadAsync();
        for (var i = 0; i < 3; i++) batch.Faults.Enqueue(Fault.Refused);
        for (var i = 0; i < 3; i++) Assert.Equal(UploadOutcome.Failed, (await AnnounceAsync()).Outcome);
        var status = await StatusAsync(s => s);
        Assert.Equal((JobState.Failed, ErrorCode.QueueUnavailable), (status.State, status.Error?.Code));
        Assert.Contains("JobQueue queue not found", status.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(status, Assert.Single(letters.Sent));

        Assert.Equal(UploadOutcome.Claimed, (await AnnounceAsync()).Outcome);
        Assert.Equal((JobState.Queued, 0), await StatusAsync(s => (s.State, s.FailedSubmissions)));
    }

    [Fact]
    public async Task AScheduleFindsTheJobWhoseEndNobodyTold()
    {
        await UploadAsync();
        await AnnounceAsync();
        (batch.Jobs[0].Status, batch.Jobs[0].Reason) = ("FAILED", "Host EC2 (instance i-1) terminated.");
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(UploadOutcome.Swept, Assert.Single(await intake.AcceptAsync(new EventBatch { IsTick = true }, default)).Outcome);
        Assert.Equal((JobState.Failed, ErrorCode.HostLost), await StatusAsync(s => (s.State, s.Error?.Code)));
    }

    [Theory]
    [InlineData("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY")]
    [InlineData(null)]
    public async Task AJobThatStillWaitsInTheQueueIsLeftThere(string? reason)
    {
        await UploadAsync();
        await AnnounceAsync();
        batch.Jobs[0].Reason = reason;
        for (var hour = 0; hour < 5; hour++)
        {
            time.Advance(TimeSpan.FromHours(1));
            await intake.AcceptAsync(new EventBatch { IsTick = true }, default);
        }
        Assert.Single(batch.Jobs);
        Assert.Equal(JobState.Queued, await StatusAsync(s => s.State));
    }

    [Fact]
    public async Task AQueueOfHundredsIsLookedThroughWithAFewQuestions()
    {
        for (var i = 0; i < 250; i++)
        {
            await store.PutAsync($"input/c/{i}.wav", new MemoryStream(new byte[5]));
            await intake.AcceptAsync(new EventBatch { Uploads = { new UploadEvent($"input/c/{i}.wav") } }, default);
        }
        (batch.Jobs[7].Status, batch.Jobs[7].Reason) = ("FAILED", "Host EC2 (instance i-1) terminated.");
        time.Advance(TimeSpan.FromMinutes(1));
        await intake.AcceptAsync(new EventBatch { IsTick = true }, default);
        // Three for all, and two about the one that is over.
        Assert.Equal((250, 4, 1), (batch.Jobs.Count, batch.Count("describejobs"), batch.Count("listjobs")));
        Assert.Equal(JobState.Failed, (await StatusFile.ReadAsync(store, new InterviewName("c", "7")))!.Status.State);
    }

    [Fact]
    public async Task AQueueThatDoesNotAnswerKeepsWhatItHas()
    {
        await UploadAsync();
        await AnnounceAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        batch.IsAway = true;
        Assert.Equal(UploadOutcome.Swept, Assert.Single(await intake.AcceptAsync(new EventBatch { IsTick = true }, default)).Outcome);
        Assert.Equal((JobState.Queued, 0), await StatusAsync(s => (s.State, s.FailedSubmissions)));
    }

    [Fact]
    public async Task AJobThatIsRunningMeanwhileIsNotTouched()
    {
        var input = await UploadAsync();
        var claims = new ClaimBook(store, time);
        var claim = await claims.ClaimAsync(input, "job", null);
        using var lease = await claims.TakeAsync(Name, input, "worker", TimeSpan.FromMinutes(2));
        await Intakes.Submitter(store, batch.Queue(time), time).SubmitAsync(Name, claim.Status, again: false, default);
        Assert.Equal((JobState.Running, null), await StatusAsync(s => (s.State, s.BatchJobId)));
        await lease!.RenewAsync();
    }

    [Theory]
    [InlineData("input/c/f.pdf", 5, ErrorCode.UnsupportedType)]
    [InlineData("input/c/f.wav", 11, ErrorCode.TooLarge)]
    public async Task WhatNeedsNoMachineIsRefusedWithAStatus(string key, int size, string code)
    {
        await store.PutAsync(key, new MemoryStream(new byte[size]));
        var small = Intakes.Create(store, batch.Queue(time), time, limits: new InputLimits(10));
        var result = Assert.Single(await small.AcceptAsync(new EventBatch { Uploads = { new UploadEvent(key) } }, default));
        Assert.Equal((UploadOutcome.Rejected, code), (result.Outcome, result.Code));
        Assert.Equal((JobState.Failed, code), await StatusAsync(s => (s.State, s.Error?.Code)));
        Assert.Empty(batch.Calls);
    }

    async Task<InputObject> UploadAsync()
    {
        var info = await store.PutAsync("input/c/f.wav", new MemoryStream([1]));
        return new InputObject(info.Key, info.ETag, null, info.Size);
    }

    async Task<UploadResult> AnnounceAsync() =>
        Assert.Single(await intake.AcceptAsync(new EventBatch { Uploads = { new UploadEvent("input/c/f.wav") } }, default));

    async Task<T> StatusAsync<T>(Func<JobStatus, T> look) => look((await StatusFile.ReadAsync(store, Name))!.Status);
}
