using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage.Tests;
using AudioAspire.Trigger.Batch;

namespace AudioAspire.Trigger.Tests.Batch;

public sealed class BatchQueueTests
{
    static readonly InterviewName Name = new("robo", "señal + 1");
    static readonly JobStatus Job = new()
    {
        State = JobState.Queued,
        JobId = "0123456789abcdef0123456789abcdef",
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        Input = new InputObject("input/robo/señal + 1.wav", "etag", "version", 5),
    };

    readonly FakeBatch batch = new();
    readonly ImpatientTime time = new();
    readonly BatchQueue queue;

    public BatchQueueTests() => queue = batch.Queue(time);

    [Fact]
    public async Task ThePipelineContainerGetsItsCommandAndItsIdentity()
    {
        var submission = await queue.SubmitAsync(Name, Job, again: false, default);
        Assert.Equal(("batch-1", null), (submission.Id, submission.Failure));
        var (operation, body) = Assert.Single(batch.Calls);
        Assert.Equal(("submitjob", "queue", "definition"), (operation, body.Text("jobQueue"), body.Text("jobDefinition")));
        Assert.Equal("audioaspire-robo-se-al---1-0123456789abcdef0123456789abcdef", body.Text("jobName"));
        var container = body.GetProperty("ecsPropertiesOverride").GetProperty("taskProperties")[0].GetProperty("containers")[0];
        Assert.Equal("pipeline", container.Text("name"));
        Assert.Equal(["run", Job.Input.Key], container.Items("command").Select(c => c.GetString()!));
        Assert.Equal(
            [
                ("JOB_ID", Job.JobId), ("TRACEPARENT", Job.TraceParent), ("INPUT_KEY", Job.Input.Key), ("INPUT_ETAG", "etag"),
                ("INPUT_VERSION_ID", "version"), ("INPUT_SIZE", "5"), ("STATUS_KEY", "output/robo/señal + 1/status.json"),
            ],
            container.Items("environment").Select(v => (v.Text("name")!, v.Text("value"))));
    }

    [Fact]
    public void AJobNameIsOneThatBatchTakes()
    {
        var name = SubmitJob.NameOf(new InterviewName(new string('ñ', 300), "x/y"), Job);
        Assert.Matches("^[a-zA-Z0-9][a-zA-Z0-9_-]{0,127}$", name);
        Assert.EndsWith(Job.JobId, name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Throttled)]
    [InlineData(Fault.Broken)]
    public async Task WhatPassesIsTriedAgainAfterAGrowingPause(object fault)
    {
        for (var i = 0; i < 3; i++) batch.Faults.Enqueue((Fault)fault);
        Assert.Equal("batch-1", (await queue.SubmitAsync(Name, Job, again: false, default)).Id);
        Assert.Equal(4, batch.Count("submitjob"));
        Assert.Equal(3, time.Waits.Count);
        Assert.All(time.Waits, w => Assert.InRange(w, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task ASubmissionWhoseAnswerWasLostIsFoundAgain()
    {
        batch.Faults.Enqueue(Fault.AnswerLost);
        Assert.Equal("batch-1", (await queue.SubmitAsync(Name, Job, again: false, default)).Id);
        Assert.Single(batch.Jobs);
    }

    [Fact]
    public async Task AfterACrashTheEarlierSubmissionIsFoundAgain()
    {
        await queue.SubmitAsync(Name, Job, again: false, default);
        Assert.Equal("batch-1", (await batch.Queue(time).SubmitAsync(Name, Job, again: true, default)).Id);
        Assert.Single(batch.Jobs);
    }

    [Fact]
    public async Task AnotherClaimOfTheSameRecordingIsAnotherJob()
    {
        await queue.SubmitAsync(Name, Job, again: false, default);
        await queue.SubmitAsync(Name, Job with { JobId = "other" }, again: true, default);
        Assert.Equal(2, batch.Jobs.Count);
    }

    [Fact]
    public async Task AJobThatEndedWithoutEndingItsStatusIsSubmittedAgain()
    {
        await queue.SubmitAsync(Name, Job, again: false, default);
        batch.Jobs[0].Status = "SUCCEEDED";
        Assert.Equal("batch-2", (await queue.SubmitAsync(Name, Job, again: true, default)).Id);
    }

    [Fact]
    public async Task AJobThatFailedMeanwhileSaysWhy()
    {
        await queue.SubmitAsync(Name, Job, again: false, default);
        (batch.Jobs[0].Status, batch.Jobs[0].Reason) = ("FAILED", "Job attempt duration exceeded timeout");
        Assert.Equal(ErrorCode.TimedOut, (await queue.SubmitAsync(Name, Job, again: true, default)).Failure?.Code);
        Assert.Single(batch.Jobs);
    }

    [Fact]
    public async Task WhatIsRefusedForGoodIsNotTriedAgain()
    {
        batch.Faults.Enqueue(Fault.Refused);
        var error = await Assert.ThrowsAsync<BatchException>(() => queue.SubmitAsync(Name, Job, again: false, default));
        Assert.Contains("JobQueue queue not found", error.Message, StringComparison.Ordinal);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task AnEndlessThrottleGivesUpInTheEnd()
    {
        for (var i = 0; i < 100; i++) batch.Faults.Enqueue(Fault.Throttled);
        await Assert.ThrowsAsync<BatchException>(() => queue.SubmitAsync(Name, Job, again: false, default));
        Assert.Equal(5, batch.Count("submitjob"));
    }

    [Fact]
    public async Task AJobLargerThanBatchTakesIsRefused()
    {
        var large = Job with { Input = Job.Input with { Key = "input/" + new string('k', 20_000) } };
        var error = await Assert.ThrowsAsync<BatchException>(() => queue.SubmitAsync(Name, large, again: false, default));
        Assert.Contains("30720", error.Message, StringComparison.Ordinal);
        Assert.Empty(batch.Calls);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public void AStrangeAnswerHasNoFields(string json)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(json);
        Assert.Null(answer.Text("jobId"));
        Assert.Empty(answer.Items("jobSummaryList"));
    }
}
