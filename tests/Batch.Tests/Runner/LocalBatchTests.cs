using AudioAspire.Batch.Tests.Publishing;
using AudioAspire.Hosting.Batch;

namespace AudioAspire.Batch.Tests.Runner;

/// <summary>The runner keeps Batch's rules, with the published definition of the real application.</summary>
public sealed class LocalBatchTests
{
    const string Token = "${HuggingFaceTokenArn}";
    static readonly Submission Job = new("job-1") { Parameters = new Dictionary<string, string> { ["key"] = "input/c/a.wav" }, Secrets = new Dictionary<string, string> { [Token] = "hf_x" } };
    static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    [Fact]
    public async Task TheEndOfTheEssentialContainerStopsTheOthersInReverse()
    {
        var engine = new ScriptedEngine(run => run.Name == "pipeline" ? 0 : null);
        Assert.Equal(0, Assert.Single(await RunAsync(engine)).ExitCode);
        Assert.Equal(
            ["create volume-1", "start collector", "start diarizer", "start insights", "start transcriber", "start pipeline"],
            [.. engine.Events.Take(2), .. engine.Events.Skip(2).Take(3).Order(StringComparer.Ordinal), engine.Events[5]]);
        Assert.Equal("stop collector", engine.Events[^2]);
        Assert.Equal("remove volume-1", engine.Events[^1]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 1)]
    [InlineData(137, 1)]
    [InlineData(20, 5)]
    [InlineData(143, 5)]
    public async Task ExitCodesAreRepeatedByTheRules(int exitCode, int attempts)
    {
        var ends = await RunAsync(new ScriptedEngine(run => run.Name == "pipeline" ? exitCode : null));
        Assert.Equal(attempts, ends.Count);
    }

    [Fact]
    public async Task AnImageThatCannotBePulledIsTriedAgain()
    {
        var pulls = 0;
        var engine = new ScriptedEngine(run => run.Name switch
        {
            "insights" when pulls++ == 0 => throw new ContainerException("CannotPullContainerError: time-out"),
            "pipeline" => 0,
            _ => null,
        });
        Assert.Equal([null, 0], (await RunAsync(engine)).Select(e => e.ExitCode));
    }

    [Fact]
    public async Task ASecretThatIsMissingIsNot()
    {
        var ends = await new LocalBatch(new ScriptedEngine(_ => null)).RunAsync(await Application.JobDefinitionAsync(), Job with { Secrets = new Dictionary<string, string>() }, Patience);
        Assert.StartsWith("ResourceInitializationError", Assert.Single(ends).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AContainerThatIsNotEssentialMayEnd()
    {
        var engine = new ScriptedEngine(run => run.Name switch { "pipeline" => 0, "diarizer" => 1, _ => null });
        Assert.Equal(0, Assert.Single(await RunAsync(engine)).ExitCode);
    }

    [Fact]
    public async Task ContainersGetTheirCommandSecretsVolumesAndAttempt()
    {
        var engine = new ScriptedEngine(run => run.Name == "pipeline" ? (run.Environment["AWS_BATCH_JOB_ATTEMPT"] == "1" ? 20 : 0) : null);
        Assert.Equal([20, 0], (await RunAsync(engine)).Select(e => e.ExitCode));
        var (first, second) = (engine.Runs.First(r => r.Name == "pipeline"), engine.Runs.Last(r => r.Name == "pipeline"));
        Assert.Equal(["run", "input/c/a.wav"], first.Command);
        Assert.Equal(("job-1", "1", "2"), (first.Environment["AWS_BATCH_JOB_ID"], first.Environment["AWS_BATCH_JOB_ATTEMPT"], second.Environment["AWS_BATCH_JOB_ATTEMPT"]));
        Assert.Equal(("volume-1", "volume-2"), (first.Mounts["/job"], second.Mounts["/job"]));
        Assert.Equal("hf_x", engine.Runs.First(r => r.Name == "transcriber").Environment["HF_TOKEN"]);
        Assert.DoesNotContain("HF_TOKEN", first.Environment.Keys);
    }

    [Fact]
    public async Task AnAttemptThatTakesTooLongIsNotRepeated()
    {
        var definition = await Application.JobDefinitionAsync() with { Timeout = new JobTimeout(0) };
        var end = Assert.Single(await new LocalBatch(new ScriptedEngine(_ => null)).RunAsync(definition, Job, Patience));
        Assert.True(end.TimedOut);
    }

    static async Task<IReadOnlyList<AttemptEnd>> RunAsync(ScriptedEngine engine) => await new LocalBatch(engine).RunAsync(await Application.JobDefinitionAsync(), Job, Patience);
}
