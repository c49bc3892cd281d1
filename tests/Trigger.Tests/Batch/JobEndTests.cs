using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Intake;
using Microsoft.Extensions.Time.Testing;

namespace AudioAspire.Trigger.Tests.Batch;

public sealed class JobEndTests : IDisposable
{
    static readonly InterviewName Name = new("c", "f");
    readonly string folder = Directory.CreateTempSubdirectory("audioaspire-ends-").FullName;
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    readonly FolderStore store;
    readonly ClaimBook claims;
    readonly InputObject input = new("input/c/f.wav", "etag", null, 5);

    public JobEndTests()
    {
        store = new FolderStore(folder);
        claims = new ClaimBook(store, time);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("OutOfMemoryError: Container killed due to memory usage", "Essential container in task exited", ErrorCode.OutOfMemory)]
    [InlineData("", "Job attempt duration exceeded timeout", ErrorCode.TimedOut)]
    [InlineData("", "Canceled by JobStateTimeLimit action due to reason: CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY", ErrorCode.NoCapacity)]
    [InlineData("CannotPullContainerError: pull access denied", "Task failed to start", ErrorCode.ImageUnavailable)]
    [InlineData("", "Host EC2 (instance i-0123) terminated.", ErrorCode.HostLost)]
    [InlineData("", "Essential container in task exited", ErrorCode.JobFailed)]
    [InlineData("", "no longer wanted", ErrorCode.JobFailed)]
    public async Task WhatBatchEndedSaysWhy(string containerReason, string statusReason, string code)
    {
        await ClaimAsync();
        var result = await TellAsync(Event(reason: statusReason, container: containerReason));
        Assert.Equal((UploadOutcome.Ended, code), (result.Outcome, result.Code));
        var status = await StatusAsync();
        Assert.Equal((JobState.Failed, code, "", null), (status.State, status.Error!.Code, status.Owner, status.LeaseUntil));
        Assert.Contains(statusReason, status.Error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(status.Error.Hint);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARunningJobThatBatchKilledIsEnded(bool recorded)
    {
        await ClaimAsync();
        if (recorded) await claims.ChangeAsync(Name, s => s with { BatchJobId = "batch-1" });
        using var lease = await claims.TakeAsync(Name, input, "batch-1", TimeSpan.FromMinutes(2));
        Assert.Equal(UploadOutcome.Ended, (await TellAsync(Event())).Outcome);
    }

    [Fact]
    public async Task TheExitCodeOfThePipelineIsTold()
    {
        await ClaimAsync();
        await TellAsync(Event(exitCode: 20));
        Assert.Contains("exit code 20.", (await StatusAsync()).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFinalStatusStaysAndRepetitionsAreHarmless()
    {
        await ClaimAsync();
        using (var lease = await claims.TakeAsync(Name, input, "batch-1", TimeSpan.FromMinutes(2))) await lease!.CompleteAsync();
        var before = await StatusAsync();
        for (var i = 0; i < 3; i++) Assert.Equal(UploadOutcome.Ignored, (await TellAsync(Event())).Outcome);
        Assert.Equal(before, await StatusAsync());
    }

    [Fact]
    public async Task NewsOfAnEarlierClaimDoesNotTouchTheNext()
    {
        await ClaimAsync(jobId: "next");
        Assert.Equal(UploadOutcome.Ignored, (await TellAsync(Event(jobId: "job"))).Outcome);
    }

    [Fact]
    public async Task NewsOfATwinDoesNotTouchTheJobThatIsKnown()
    {
        await ClaimAsync();
        await claims.ChangeAsync(Name, s => s with { BatchJobId = "batch-2" });
        Assert.Equal(UploadOutcome.Ignored, (await TellAsync(Event())).Outcome);
    }

    [Fact]
    public async Task WhoeverHoldsTheLeaseKeepsIt()
    {
        await ClaimAsync();
        using var lease = await claims.TakeAsync(Name, input, "somebody else", TimeSpan.FromMinutes(2));
        Assert.Equal(UploadOutcome.Ignored, (await TellAsync(Event())).Outcome);
        await lease!.RenewAsync();
    }

    [Theory]
    [InlineData("SUBMITTED")]
    [InlineData("RUNNING")]
    [InlineData("SUCCEEDED")]
    public async Task OtherStatesAreIgnored(string status)
    {
        await ClaimAsync();
        Assert.Equal(UploadOutcome.Ignored, (await TellAsync(Event(status: status))).Outcome);
        Assert.Equal(JobState.Queued, (await StatusAsync()).State);
    }

    [Theory]
    [InlineData("""{"source":"aws.batch","detail-type":"Batch Job State Change","detail":{"jobId":"x","status":"FAILED","container":{"environment":[]}}}""")]
    [InlineData("""{"source":"aws.batch","detail-type":"Batch Job State Change","detail":{"status":"FAILED","ecsProperties":{"taskProperties":[7,{"containers":"?"}]}}}""")]
    [InlineData("""{"source":"aws.batch","detail-type":"Batch Job State Change"}""")]
    [InlineData("""{"source":"aws.batch","detail-type":"Batch Job Queue Blocked","detail":{}}""")]
    public async Task JobsOfOthersAreIgnored(string message) => Assert.Equal(UploadOutcome.Ignored, (await TellAsync(message)).Outcome);

    Task ClaimAsync(string jobId = "job") => claims.ClaimAsync(input, jobId, null);

    async Task<JobStatus> StatusAsync() => (await StatusFile.ReadAsync(store, Name))!.Status;

    async Task<UploadResult> TellAsync(string message)
    {
        using var json = JsonDocument.Parse(message);
        return Assert.Single(await Intakes.Create(store, new RecordingQueue(), time).AcceptAsync(EventReader.Read(json.RootElement), default));
    }

    /// <summary>A job with several containers, as DescribeJobs and its events show it.</summary>
    internal static string Event(string status = "FAILED", string jobId = "job", string reason = "", string container = "", int? exitCode = null) =>
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["source"] = "aws.batch",
            ["detail-type"] = "Batch Job State Change",
            ["detail"] = new
            {
                jobId = "batch-1",
                status,
                statusReason = reason,
                attempts = new[] { new { statusReason = reason, taskProperties = new[] { new { containers = new object[] { new { name = "pipeline", exitCode }, new { name = "transcriber", exitCode = 137, reason = container } } } } } },
                ecsProperties = new
                {
                    taskProperties = new[]
                    {
                        new { containers = new[] { new { name = "pipeline", environment = new[] { new { name = "JOB_ID", value = jobId }, new { name = "STATUS_KEY", value = "output/c/f/status.json" } } } } },
                    },
                },
            },
        });
}
