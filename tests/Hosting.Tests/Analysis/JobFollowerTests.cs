using AudioAspire.AppHost.Analysis;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Storage;
using Grpc.Core;

namespace AudioAspire.Hosting.Tests.Analysis;

public sealed class JobFollowerTests : IDisposable
{
    static readonly RpcException Gone = new(new Status(StatusCode.Unavailable, "gone"));
    readonly TemporaryFolder _folder = new();
    readonly FakeJobs _pipeline = new();
    readonly FolderStore _store;
    readonly List<string> _seen = [];

    public JobFollowerTests() => _store = new FolderStore(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AJobIsFollowedToItsEnd()
    {
        _pipeline.Streams.Enqueue(([Update("running", "transcribe", 40), Update("running", "analyze", 80), Update("succeeded", "publish", 100)], null));
        var job = await FollowAsync();
        Assert.True(job.Succeeded);
        Assert.Equal(["transcribe", "analyze", "publish"], _seen.Where(s => s.Length > 0));
        Assert.Equal(10, job.TimesRealTime);
    }

    [Fact]
    public async Task AfterARestartOfThePipelineTheJobIsSubmittedAgainAndForcedOnlyOnce()
    {
        _pipeline.Streams.Enqueue(([Update("running", "transcribe", 40)], Gone));
        _pipeline.Streams.Enqueue(([Update("succeeded", "publish", 100)], null));
        Assert.True((await FollowAsync(force: true)).Succeeded);
        Assert.Equal([true, false], _pipeline.Submitted.Select(s => s.Force));
    }

    [Fact]
    public async Task AFailureCarriesItsHint()
    {
        var update = Update("failed", "decode", 0);
        update.Error = new JobError { Code = ErrorCode.NotAudio, Message = "This is no audio.", Hint = "Convert it." };
        _pipeline.Streams.Enqueue(([update], null));
        Assert.Equal(new JobFailure(ErrorCode.NotAudio, "This is no audio.", "Convert it."), (await FollowAsync()).Error);
    }

    [Fact]
    public async Task AFinishedInterviewIsNotFollowed()
    {
        _pipeline.Answer = _ => new SubmitReply { Accepted = false, Reason = "done", Case = "c", Interview = "a" };
        var job = await FollowAsync(await StatusAsync(JobState.Succeeded));
        Assert.True(job.Succeeded);
        Assert.True(job.WasDone);
    }

    [Fact]
    public async Task AJobThatSomebodyElseHoldsIsFollowedByItsStatusFile()
    {
        _pipeline.Answer = _ => new SubmitReply { Accepted = false, Reason = "running", Case = "c", Interview = "a" };
        var input = await StatusAsync(JobState.Running);
        var following = FollowAsync(input);
        await StatusAsync(JobState.Succeeded, input);
        Assert.True((await following).Succeeded);
    }

    [Fact]
    public async Task ARefusalIsAFailureAndNoEndlessLoop()
    {
        _pipeline.Answer = _ => throw new RpcException(new Status(StatusCode.InvalidArgument, "No such language."));
        Assert.Equal("No such language.", (await FollowAsync()).Error!.Message);
    }

    [Fact]
    public async Task APipelineThatNeverComesUpEndsTheAnalysis()
    {
        var job = new TrackedJob(new SourceFile("a.wav", "input/c/a.wav"), await PutAsync());
        var follower = new JobFollower(_pipeline, _store, [job], _ => { }, TimeProvider.System);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => follower.FollowAsync(new JobOptions(), false, _ => throw new InvalidOperationException("not started"), default));
    }

    [Fact]
    public async Task ACancelledCallIsACancelledAnalysis()
    {
        using var stop = new CancellationTokenSource();
        _pipeline.Streams.Enqueue(([Update("running", "transcribe", 40)], new RpcException(Status.DefaultCancelled)));
        var job = new TrackedJob(new SourceFile("a.wav", "input/c/a.wav"), await PutAsync());
        var follower = new JobFollower(_pipeline, _store, [job], _ => { if (job.State == JobState.Running) stop.Cancel(); }, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follower.FollowAsync(new JobOptions(), false, _ => Task.CompletedTask, stop.Token));
    }

    async Task<TrackedJob> FollowAsync(ObjectInfo? input = null, bool force = false)
    {
        var job = new TrackedJob(new SourceFile("a.wav", "input/c/a.wav"), input ?? await PutAsync());
        var follower = new JobFollower(_pipeline, _store, [job], j => _seen.Add(j.Stage), TimeProvider.System);
        await follower.FollowAsync(new JobOptions(), force, _ => Task.CompletedTask, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        return job;
    }

    Task<ObjectInfo> PutAsync() => _store.PutAsync("input/c/a.wav", new MemoryStream([1, 2, 3]));

    async Task<ObjectInfo> StatusAsync(string state, ObjectInfo? input = null)
    {
        input ??= await PutAsync();
        var status = new JobStatus { State = state, Input = new InputObject(input.Key, input.ETag, null, input.Size) };
        await _store.PutAsync(ObjectKeys.StatusOf(new InterviewName("c", "a")), new MemoryStream(ResultJson.Serialize(status)));
        return input;
    }

    static JobUpdate Update(string state, string stage, double percent) => new()
    {
        Key = "input/c/a.wav", Case = "c", Interview = "a", State = state, Stage = stage, Percent = percent, AudioSeconds = 60, ElapsedSeconds = 6,
    };
}
