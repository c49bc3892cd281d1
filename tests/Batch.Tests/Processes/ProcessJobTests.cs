using AudioAspire.Batch.Tests.Publishing;
using AudioAspire.Batch.Tests.Runner;
using AudioAspire.Contracts.Results;
using AudioAspire.Hosting.Batch;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using AudioAspire.Tests;

namespace AudioAspire.Batch.Tests.Processes;

/// <summary>The real services and models, started from the published job definition.</summary>
public sealed class ProcessJobTests(MotoServer moto)
{
    const string Key = "input/caso/entrevista ñ.wav";
    const string Output = "output/caso/entrevista ñ/";
    static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(10)).Token;

    [Fact]
    [Trait("Category", "Campaign")]
    public async Task AJobThatIsToldToStopGoesOnInItsNextAttempt()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        var store = await moto.NewBucketAsync();
        await using (var recording = File.OpenRead(Path.Combine(Checkout.Root, "tests", "data", "robo-almacen-01-30s.wav")))
            await store.PutAsync(Key, recording);

        var stopped = false;
        var engine = new ProcessEngine
        {
            Started = (run, program) =>
            {
                if (run.Name == "pipeline" && run.Environment["AWS_BATCH_JOB_ATTEMPT"] == "1") _ = StopOnceRunningAsync(program);
            },
        };
        var attempts = await new LocalBatch(engine).RunAsync(await DefinitionAsync(store), SubmissionOf(moto.Address, Key), Patience);

        Assert.True(stopped);
        Assert.True(attempts is [{ ExitCode: 143 }, { ExitCode: 0 }], string.Join("\n\n", attempts));
        Assert.DoesNotContain(137, attempts.SelectMany(a => a.ExitCodes.Values));
        Assert.Equal(JobState.Succeeded, (await store.ReadAsync<JobStatus>(Output + "status.json")).State);
        Assert.NotEmpty((await store.ReadAsync<Manifest>(Output + "manifest.json")).Files);
        var telemetry = engine.Collectors[^1].Sink;
        Assert.All((string[])["pipeline", "transcriber", "diarizer", "insights"], service => Assert.Equal(["metrics", "trace"], telemetry.SignalsWith(service)));

        async Task StopOnceRunningAsync(RunningProgram pipeline)
        {
            while (await store.HeadAsync(Output + "status.json", Patience) is null || (await store.ReadAsync<JobStatus>(Output + "status.json")).State != JobState.Running)
                await Task.Delay(100, Patience);
            stopped = true;
            await pipeline.AskToStopAsync();
        }
    }

    [Fact]
    public async Task AKeyThatIsNoRecordingIsBadInputAndNotRepeated()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        var store = await moto.NewBucketAsync();
        var attempts = await new LocalBatch(new ProcessEngine()).RunAsync(await DefinitionAsync(store), SubmissionOf(moto.Address, "input/caso/nowhere.wav"), Patience);
        Assert.Equal(10, Assert.Single(attempts).ExitCode);
        Assert.Contains("there is no such object", attempts[0].Logs["pipeline"], StringComparison.Ordinal);
    }

    internal static Submission SubmissionOf(string endpoint, string key) => new($"job-{Guid.NewGuid():N}"[..16])
    {
        Parameters = new Dictionary<string, string> { ["key"] = key },
        Environment = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["pipeline"] = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = endpoint },
        },
        Secrets = new Dictionary<string, string> { ["arn:token"] = "" },
    };

    internal static async Task<JobDefinition> DefinitionAsync(S3Store store) => JobDefinition.Parse(Placeholders.Fill(
        (await Application.JobDefinitionAsync(gpu: false)).ToJson(),
        new Dictionary<string, string>
        {
            ["Bucket"] = store.Location["s3://".Length..],
            ["Region"] = "us-east-1",
            ["Registry"] = "local",
            ["Version"] = "test",
            ["HuggingFaceTokenArn"] = "arn:token",
        }));
}
