using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using Microsoft.Extensions.Time.Testing;

namespace AudioAspire.Storage.Tests;

public abstract class ClaimConformance
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected abstract Task<IObjectStore> NewStoreAsync();

    [Fact]
    public async Task OfFiveDuplicatesExactlyOneClaims()
    {
        var (store, input) = await UploadAsync("input/robo/uno.wav");
        var claims = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Task.Run(() => Book(store).ClaimAsync(input, $"job{n}", null))));
        Assert.Single(claims, c => c.Outcome == ClaimOutcome.Claimed);
        Assert.Equal(4, claims.Count(c => c.Outcome == ClaimOutcome.AlreadyHeld));
        Assert.All(claims, c => Assert.Equal(new InterviewName("robo", "uno"), c.Name));
        Assert.Single(claims.Select(c => c.Status.JobId).Distinct());
    }

    [Fact]
    public async Task AClaimIsWrittenAsQueued()
    {
        var (store, input) = await UploadAsync("input/robo/uno.wav");
        await Book(store).ClaimAsync(input, "job", "00-trace-parent-01");
        var status = (await StatusFile.ReadAsync(store, new("robo", "uno")))!.Status;
        Assert.Equal((JobState.Queued, "job", "00-trace-parent-01", input, 0), (status.State, status.JobId, status.TraceParent, status.Input, status.Attempt));
    }

    [Fact]
    public async Task TwoFilesOfOneStemHaveFoldersOfTheirOwn()
    {
        var (store, wav) = await UploadAsync("input/c/f.wav");
        var mp3 = await UploadAsync(store, "input/c/f.mp3");
        Assert.Equal("f", (await Book(store).ClaimAsync(wav, "1", null)).Name.Interview);
        Assert.Equal("f.mp3", (await Book(store).ClaimAsync(mp3, "2", null)).Name.Interview);
        Assert.Equal((ClaimOutcome.AlreadyHeld, "f.mp3"), Told(await Book(store).ClaimAsync(mp3, "3", null)));
        Assert.Equal((ClaimOutcome.AlreadyHeld, "f"), Told(await Book(store).ClaimAsync(wav, "4", null)));
    }

    [Fact]
    public async Task AFileThatIsNamedLikeAnothersFolderGetsYetAnother()
    {
        var (store, mp3) = await UploadAsync("input/c/f.mp3");
        var odd = await UploadAsync(store, "input/c/f.wav.mp3");
        var wav = await UploadAsync(store, "input/c/f.wav");
        var names = new List<string>();
        foreach (var input in new[] { mp3, odd, wav }) names.Add((await Book(store).ClaimAsync(input, "j", null)).Name.Interview);
        Assert.Equal(["f", "f.wav", "f.wav~2"], names);
    }

    [Fact]
    public async Task TheFolderOfADeletedFileIsFree()
    {
        var (store, wav) = await UploadAsync("input/c/f.wav");
        await Book(store).ClaimAsync(wav, "1", null);
        await store.DeleteAsync("input/c/f.wav");
        var mp3 = await UploadAsync(store, "input/c/f.mp3");
        Assert.Equal((ClaimOutcome.Claimed, "f"), Told(await Book(store).ClaimAsync(mp3, "2", null)));
    }

    [Fact]
    public async Task AFileKeepsItsFolderWhenTheOtherOneGoes()
    {
        var (store, wav) = await UploadAsync("input/c/f.wav");
        var mp3 = await UploadAsync(store, "input/c/f.mp3");
        await Book(store).ClaimAsync(wav, "1", null);
        await Book(store).ClaimAsync(mp3, "2", null);
        await store.DeleteAsync("input/c/f.wav");
        Assert.Equal((ClaimOutcome.AlreadyHeld, "f.mp3"), Told(await Book(store).ClaimAsync(mp3, "3", null)));
    }

    [Theory]
    [InlineData("input/c/case.json.wav")]
    [InlineData("input/c/CASE.html.wav")]
    public async Task NoInterviewTakesTheNameOfACasesFile(string key)
    {
        var (store, input) = await UploadAsync(key);
        Assert.EndsWith(".wav", (await Book(store).ClaimAsync(input, "1", null)).Name.Interview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChangedObjectIsANewJobAndTheOldOneLosesItsLease()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using var lease = (await Book(store).TakeAsync(name, input, "a", Minute))!;
        var changed = await UploadAsync(store, "input/c/f.wav", "other sound");
        Assert.Equal(ClaimOutcome.Claimed, (await Book(store).ClaimAsync(changed, "2", null)).Outcome);
        await Assert.ThrowsAsync<LeaseLostException>(() => lease.RenewAsync());
        Assert.True(lease.Lost.IsCancellationRequested);
        Assert.Null(await Book(store).TakeAsync(name, input, "a", Minute));
        Assert.NotNull(await Book(store).TakeAsync(name, changed, "b", Minute));
    }

    [Fact]
    public async Task AFinishedInterviewIsDoneAgainOnlyWhenForced()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using (var lease = (await Book(store).TakeAsync(name, input, "a", Minute))!) await lease.CompleteAsync();
        Assert.Equal(ClaimOutcome.AlreadyDone, (await Book(store).ClaimAsync(input, "2", null)).Outcome);
        Assert.Null(await Book(store).TakeAsync(name, input, "a", Minute));
        Assert.Equal(ClaimOutcome.Claimed, (await Book(store).ClaimAsync(input, "3", null, force: true)).Outcome);
    }

    [Theory]
    [InlineData(ErrorCode.NotAudio, ClaimOutcome.AlreadyDone)]
    [InlineData(ErrorCode.FfmpegMissing, ClaimOutcome.Claimed)]
    public async Task AFailureIsTriedAgainWhereTheMachineWasAtFault(string code, ClaimOutcome expected)
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using (var lease = (await Book(store).TakeAsync(name, input, "a", Minute))!) await lease.FailAsync(new JobFailure(code, "m", "h"));
        Assert.Equal(expected, (await Book(store).ClaimAsync(input, "2", null)).Outcome);
    }

    [Fact]
    public async Task OfManyRunnersOneGetsTheLease()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        var leases = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Task.Run(() => Book(store).TakeAsync(name, input, $"runner{n}", Minute))));
        Assert.Single(leases, l => l is not null);
    }

    [Fact]
    public async Task AnExpiredLeaseIsTakenOverWithTheNextAttempt()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using var first = (await Book(store).TakeAsync(name, input, "a", Minute))!;
        Assert.Null(await Book(store).TakeAsync(name, input, "b", Minute));
        time.Advance(TimeSpan.FromSeconds(61));
        using var second = (await Book(store).TakeAsync(name, input, "b", Minute))!;
        Assert.Equal((1, 2, "1"), (first.Status.Attempt, second.Status.Attempt, second.Status.JobId));
        await Assert.ThrowsAsync<LeaseLostException>(() => first.UpdateAsync(s => s with { Percent = 50 }));
        await second.UpdateAsync(s => s with { Percent = 60 });
        Assert.Equal(60, (await StatusFile.ReadAsync(store, name))!.Status.Percent);
    }

    [Fact]
    public async Task AClockThatJumpsForwardTakesTheJobOverAndOneOfTheTwoEndsIt()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using var right = (await Book(store).TakeAsync(name, input, "a", Minute))!;
        using var ahead = (await new ClaimBook(store, Clock(TimeSpan.FromDays(1))).TakeAsync(name, input, "b", Minute))!;
        await Assert.ThrowsAsync<LeaseLostException>(() => right.CompleteAsync());
        await ahead.CompleteAsync();
        Assert.Equal((JobState.Succeeded, 2), ((await StatusFile.ReadAsync(store, name))!.Status.State, ahead.Status.Attempt));
    }

    [Theory]
    [InlineData(365)]
    [InlineData(-365)]
    public async Task TheLeaseOfAClockThatWasWrongLocksNobodyOut(int days)
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var wrong = Clock(TimeSpan.FromDays(days));
        var name = (await new ClaimBook(store, wrong).ClaimAsync(input, "1", null)).Name;
        using var died = await new ClaimBook(store, wrong).TakeAsync(name, input, "a", Minute);
        Assert.NotNull(died);
        Assert.NotNull(await Book(store).TakeAsync(name, input, "b", Minute));
    }

    [Fact]
    public async Task AClockThatIsSetBackInTheMiddleOfAJobLosesAtMostTheLease()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var (wandering, name) = (Clock(TimeSpan.Zero), (await Book(store).ClaimAsync(input, "1", null)).Name);
        using var lease = (await new ClaimBook(store, wandering).TakeAsync(name, input, "a", Minute))!;
        wandering.AdjustTime(wandering.GetUtcNow().AddHours(-1));
        await lease.RenewAsync();
        using var other = (await Book(store).TakeAsync(name, input, "b", Minute))!;
        await Assert.ThrowsAsync<LeaseLostException>(() => lease.RenewAsync());
        Assert.True(lease.Lost.IsCancellationRequested);
        await other.CompleteAsync();
    }

    [Fact]
    public async Task AClaimIsOpenUntilItsJobHasEnded()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        await Book(store).ClaimAsync(input, "2", null);
        Assert.Equal(["work/c/f/claims/1"], await store.KeysAsync("work/"));
        using (var lease = (await Book(store).TakeAsync(name, input, "a", Minute))!) await lease.ReleaseAsync();
        Assert.Equal((name, "1"), ObjectKeys.ParseOpenClaim(Assert.Single(await store.KeysAsync("work/"))));
        using (var lease = (await Book(store).TakeAsync(name, input, "a", Minute))!) await lease.CompleteAsync();
        Assert.Empty(await store.KeysAsync("work/"));
    }

    [Fact]
    public async Task RenewingKeepsOthersAway()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using var lease = (await Book(store).TakeAsync(name, input, "a", Minute))!;
        time.Advance(TimeSpan.FromSeconds(50));
        await lease.RenewAsync();
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.Null(await Book(store).TakeAsync(name, input, "b", Minute));
    }

    [Fact]
    public async Task TheSameOwnerMayComeBackAtOnce()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using var before = (await Book(store).TakeAsync(name, input, "a", Minute))!;
        using var after = (await Book(store).TakeAsync(name, input, "a", Minute))!;
        Assert.Equal(2, after.Status.Attempt);
    }

    [Fact]
    public async Task AReleasedJobIsQueuedAgain()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using (var lease = (await Book(store).TakeAsync(name, input, "a", Minute))!) await lease.ReleaseAsync();
        var status = (await StatusFile.ReadAsync(store, name))!.Status;
        Assert.Equal((JobState.Queued, "", null), (status.State, status.Owner, status.LeaseUntil));
        Assert.NotNull(await Book(store).TakeAsync(name, input, "b", Minute));
    }

    [Fact]
    public async Task ParallelUpdatesOfOneLeaseFollowEachOther()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var name = (await Book(store).ClaimAsync(input, "1", null)).Name;
        using var lease = (await Book(store).TakeAsync(name, input, "a", Minute))!;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => lease.UpdateAsync(s => s with { Percent = s.Percent + 1 }))));
        Assert.Equal(10, (await StatusFile.ReadAsync(store, name))!.Status.Percent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task WritesThatArrivedWithoutAnAnswerAreNotSomebodyElses(int unanswered)
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var silent = new UnansweringStore(store);
        using var lease = (await Book(silent).TakeAsync(new("c", "f"), input, "a", Minute))!;
        for (var i = 1; i <= unanswered; i++)
        {
            silent.Unanswered = 2;
            await Assert.ThrowsAsync<OperationCanceledException>(() => lease.UpdateAsync(s => s with { Percent = i }));
        }
        silent.Unanswered = 0;
        await lease.CompleteAsync();
        Assert.Equal((JobState.Succeeded, 100), ((await StatusFile.ReadAsync(store, lease.Name))!.Status.State, lease.Status.Percent));
        Assert.False(lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task AfterAWriteWithoutAnAnswerAnothersWriteStillTakesTheLease()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        var silent = new UnansweringStore(store);
        using var lease = (await Book(silent).TakeAsync(new("c", "f"), input, "a", Minute))!;
        silent.Unanswered = 1;
        await Assert.ThrowsAsync<OperationCanceledException>(() => lease.RenewAsync());
        time.Advance(2 * Minute);
        using var other = (await Book(store).TakeAsync(new("c", "f"), input, "b", Minute))!;
        await Assert.ThrowsAsync<LeaseLostException>(() => lease.CompleteAsync());
        await other.CompleteAsync();
    }

    [Fact]
    public async Task AJobMayRunWithoutAnEarlierClaim()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        using var lease = await Book(store).TakeAsync(new("c", "f"), input, "a", Minute);
        Assert.Equal((JobState.Running, 1), (lease!.Status.State, lease.Status.Attempt));
    }

    [Fact]
    public async Task ADamagedStatusIsReplaced()
    {
        var (store, input) = await UploadAsync("input/c/f.wav");
        await store.PutAsync("output/c/f/status.json", "{ half");
        Assert.Equal((ClaimOutcome.Claimed, "f"), Told(await Book(store).ClaimAsync(input, "1", null)));
    }

    [Fact]
    public async Task WhatIsNoRecordingCannotBeClaimed()
    {
        var store = await NewStoreAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => Book(store).ClaimAsync(new("input/c/options.json", "e", null, 1), "1", null));
    }

    ClaimBook Book(IObjectStore store) => new(store, time);

    /// <summary>Another machine's, which is wrong.</summary>
    FakeTimeProvider Clock(TimeSpan by) => new(time.GetUtcNow() + by);

    static (ClaimOutcome, string) Told(Claim claim) => (claim.Outcome, claim.Name.Interview);

    async Task<(IObjectStore, InputObject)> UploadAsync(string key)
    {
        var store = await NewStoreAsync();
        return (store, await UploadAsync(store, key));
    }

    static async Task<InputObject> UploadAsync(IObjectStore store, string key, string content = "sound")
    {
        var info = await store.PutAsync(key, content);
        return new InputObject(key, info.ETag, info.VersionId, info.Size);
    }
}

public sealed class FolderClaims : ClaimConformance, IDisposable
{
    readonly TemporaryFolder folder = new();

    protected override Task<IObjectStore> NewStoreAsync() => Task.FromResult<IObjectStore>(new FolderStore(folder.Path));

    public void Dispose() => folder.Dispose();
}

public sealed class S3Claims(MotoServer moto) : ClaimConformance
{
    protected override async Task<IObjectStore> NewStoreAsync()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        return await moto.NewBucketAsync();
    }
}
