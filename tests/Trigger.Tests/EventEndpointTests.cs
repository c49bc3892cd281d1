using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Tests.Batch;

namespace AudioAspire.Trigger.Tests;

public sealed class EventEndpointTests : IDisposable
{
    readonly TriggerHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task AnUploadBecomesOneJobWithATrace()
    {
        await host.UploadAsync("input/robo/señal + 1.wav");
        var (status, body) = await host.PostAsync(JsonSerializer.Serialize(S3Message.ObjectCreated("input/robo/señal + 1.wav", 5)));
        Assert.Equal((200, "claimed"), (status, body.GetProperty("results")[0].GetProperty("outcome").GetString()));
        var job = Assert.Single(host.Queue.Submitted);
        var claimed = (await StatusFile.ReadAsync(host.Store, new InterviewName("robo", "señal + 1")))!.Status;
        Assert.Equal(claimed, job);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$", job.TraceParent!);
    }

    [Fact]
    public async Task FiveDuplicatesInAnyOrderAreOneJob()
    {
        await host.UploadAsync("input/robo/uno.wav");
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.AnnounceAsync("input/robo/uno.wav")));
        Assert.Equal(["claimed", "duplicate", "duplicate", "duplicate", "duplicate"], results.Select(r => r.GetProperty("outcome").GetString()!).Order());
        Assert.Single(host.Queue.Submitted);
        Assert.Single(results.Select(r => r.GetProperty("jobId").GetString()).Distinct());
    }

    [Fact]
    public async Task EveryUploadHasATraceOfItsOwn()
    {
        await host.UploadAsync("input/c/1.wav");
        await host.UploadAsync("input/c/2.wav");
        await host.PostAsync($"[{EventReaderTests.EventBridge("Object Created", "input/c/1.wav")},{EventReaderTests.EventBridge("Object Created", "input/c/2.wav")}]");
        Assert.Equal(2, host.Queue.Submitted.Select(j => j.TraceParent![3..35]).Distinct().Count());
    }

    [Theory]
    [InlineData("output/a/b/transcript.json", "Results")]
    [InlineData("elsewhere/b.wav", "outside input/")]
    [InlineData("input/a/", "folder")]
    [InlineData("input/a/options.json", "case")]
    [InlineData("input/a/vocabulary.txt", "case")]
    [InlineData("input/a/.DS_Store", "hidden")]
    [InlineData("input/a/b.wav.part", "temporary")]
    [InlineData("input/a/gone.wav", "gone")]
    public async Task WhatIsNothingToWorkOnIsIgnoredWithAReason(string key, string reason)
    {
        var result = await host.AnnounceAsync(key);
        Assert.Equal("ignored", result.GetProperty("outcome").GetString());
        Assert.Contains(reason, result.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(host.Queue.Submitted);
    }

    [Theory]
    [InlineData("input/a/../../secret.wav")]
    [InlineData("input/a//b.wav")]
    [InlineData("input/a/b\\c.wav")]
    [InlineData("input/..")]
    [InlineData("input/a/nul\0.wav")]
    public async Task AnImpossibleNameIsAnAnswerAndAStatus(string key)
    {
        var result = await host.AnnounceAsync(key);
        Assert.Equal(("rejected", ErrorCode.InvalidName), (result.GetProperty("outcome").GetString(), result.GetProperty("code").GetString()));
        var name = new InterviewName(result.GetProperty("case").GetString()!, result.GetProperty("interview").GetString()!);
        var status = (await StatusFile.ReadAsync(host.Store, name))!.Status;
        Assert.Equal((JobState.Failed, ErrorCode.InvalidName), (status.State, status.Error!.Code));
        Assert.NotEmpty(status.Error.Hint);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    public async Task WhatIsNotJsonIsABadRequest(string body) => Assert.Equal(400, (await host.PostAsync(body)).Status);

    [Fact]
    public async Task ATranscriptBesideItsRecordingIsSkippedWithANote()
    {
        await host.UploadAsync("input/c/f.wav");
        await host.UploadAsync("input/c/f.vtt", "WEBVTT");
        await host.UploadAsync("input/c/alone.srt", "1");
        Assert.Contains("f.wav", (await host.AnnounceAsync("input/c/f.vtt")).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("claimed", (await host.AnnounceAsync("input/c/alone.srt")).GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("""{"schema":"audioaspire/transcript/1","turns":[]}""", "claimed")]
    [InlineData("""{"turns":[]}""", "ignored")]
    [InlineData("""[1,2]""", "ignored")]
    [InlineData("half {", "ignored")]
    public async Task JsonIsATranscriptOnlyWithOurSchema(string content, string outcome)
    {
        await host.UploadAsync("input/c/t.json", content);
        Assert.Equal(outcome, (await host.AnnounceAsync("input/c/t.json")).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task AJobThatCannotBeSubmittedStaysQueued()
    {
        host.Queue.IsAway = true;
        await host.UploadAsync("input/c/f.wav");
        var result = await host.AnnounceAsync("input/c/f.wav");
        Assert.Equal("claimed", result.GetProperty("outcome").GetString());
        Assert.Equal(JobState.Queued, (await StatusFile.ReadAsync(host.Store, new("c", "f")))!.Status.State);
    }

    [Fact]
    public async Task InLambdaAFailureIsAServerErrorSoThatTheEventComesAgain()
    {
        using var lambda = new TriggerHost(isLambda: true);
        lambda.Queue.IsAway = true;
        await lambda.UploadAsync("input/c/f.wav");
        var (status, body) = await lambda.PostAsync(EventReaderTests.S3("ObjectCreated:Put", "input/c/f.wav"));
        Assert.Equal((503, ErrorCode.QueueUnavailable), (status, body.GetProperty("results")[0].GetProperty("code").GetString()));
        lambda.Queue.IsAway = false;
        Assert.Equal(200, (await lambda.PostAsync(EventReaderTests.S3("ObjectCreated:Put", "input/c/f.wav"))).Status);
    }

    [Fact]
    public async Task OfABatchFromSqsOnlyTheFailedMessagesAreNamed()
    {
        using var lambda = new TriggerHost(isLambda: true);
        lambda.Queue.IsAway = true;
        await lambda.UploadAsync("input/c/f.wav");
        var (status, body) = await lambda.PostAsync(EventReaderTests.Sqs(
            ("m1", EventReaderTests.S3("ObjectCreated:Put", "input/c/gone.wav")), ("m2", EventReaderTests.S3("ObjectCreated:Put", "input/c/f.wav"))));
        Assert.Equal(200, status);
        Assert.Equal(["m2"], body.GetProperty("batchItemFailures").EnumerateArray().Select(f => f.GetProperty("itemIdentifier").GetString()!));
    }

    [Fact]
    public async Task ABatchJobThatFailedEndsItsStatus()
    {
        await host.UploadAsync("input/c/f.wav");
        var job = (await host.AnnounceAsync("input/c/f.wav")).GetProperty("jobId").GetString();
        var message = JobEndTests.Event(jobId: job!, reason: "Job attempt duration exceeded timeout");
        Assert.Equal("ended", (await host.PostAsync(message)).Body.GetProperty("results")[0].GetProperty("outcome").GetString());
        Assert.Equal(ErrorCode.TimedOut, (await StatusFile.ReadAsync(host.Store, new("c", "f")))!.Status.Error?.Code);
    }

    [Fact]
    public async Task AFileThatIsDroppedIntoTheFolderBecomesAJob()
    {
        await host.UploadAsync("input/dropped/100 % + ñ.wav");
        await host.Queue.FirstSubmission.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("input/dropped/100 % + ñ.wav", Assert.Single(host.Queue.Submitted).Input.Key);
    }
}
