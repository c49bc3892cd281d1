using System.Diagnostics;
using AudioAspire.Batch.Tests.Processes;
using AudioAspire.Batch.Tests.Publishing;
using AudioAspire.Batch.Tests.Runner;
using AudioAspire.Contracts.Results;
using AudioAspire.Hosting.Batch;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;

namespace AudioAspire.Batch.Tests.Docker;

/// <summary>The published images and job definition, in a Docker daemon of the test's own. BATCH_TEST_FOLDER keeps its images for the next time.</summary>
[Trait("Category", "Docker")]
public sealed class DockerJobTests(MotoServer moto)
{
    static readonly string[] Cases = ["robo-almacen", "product-research"];
    static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(60)).Token;

    [Fact]
    public async Task TwoJobsAtOnceOnOneMachineGiveTheFilesOfTheEmbeddedRun()
    {
        Assert.SkipWhen(DockerDaemon.Missing() is not null, DockerDaemon.Missing() ?? "");
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        using var scratch = new TemporaryFolder();
        var folder = Environment.GetEnvironmentVariable("BATCH_TEST_FOLDER") ?? scratch.Path;
        await using var daemon = await DockerDaemon.StartAsync(folder);
        await BuildImagesAsync(daemon.Cli, folder, scratch.File("deploy"));

        var store = await moto.NewBucketAsync();
        foreach (var name in Cases)
        {
            await using var recording = File.OpenRead(Sample(name));
            await store.PutAsync($"input/{name}/{name}-01.wav", recording);
        }
        var definition = await ProcessJobTests.DefinitionAsync(store);
        var engine = new DockerEngine(daemon.Cli);
        var jobs = Cases.Select(name => new LocalBatch(engine).RunAsync(definition, ProcessJobTests.SubmissionOf(moto.Address, $"input/{name}/{name}-01.wav"), Patience)).ToList();
        var interrupted = InterruptAsync(daemon.Cli, engine, store, Cases[0]);
        var healthy = await BecomesHealthyAsync(daemon.Cli, engine, Task.WhenAll(jobs));

        var attempts = await Task.WhenAll(jobs);
        await interrupted;
        Assert.True(attempts[0] is [{ ExitCode: 143 }, { ExitCode: 0 }], string.Join("\n\n", attempts[0]));
        Assert.True(attempts[1] is [{ ExitCode: 0 }], string.Join("\n\n", attempts[1]));
        Assert.DoesNotContain(137, attempts.SelectMany(a => a).SelectMany(end => end.ExitCodes.Values));
        foreach (var end in attempts.Select(a => a[^1]))
        {
            foreach (var service in (string[])["pipeline", "transcriber", "diarizer", "insights"])
                Assert.Contains($"{service}: metrics trace", end.Logs["collector"], StringComparison.Ordinal);
        }
        Assert.True(healthy, "The health check of the image never succeeded.");
        foreach (var name in Cases)
            Assert.Equal(await EmbeddedFilesAsync(name, scratch), Files(await store.ReadAsync<Manifest>($"output/{name}/{name}-01/manifest.json")));
    }

    static async Task BuildImagesAsync(DockerCli docker, string folder, string deploy)
    {
        if ((await docker.TryAsync("docker", ["image", "inspect", "audioaspire-test-adapter"])).Code != 0)
            Require(await docker.TryAsync("sh", [Path.Combine("tests", "Batch.Tests", "Docker", "make-base-images.sh"), folder]));
        await File.WriteAllTextAsync(Path.Combine(folder, "collector.Dockerfile"),
            """
            FROM audioaspire-test-base
            COPY . /app/
            ENV DOTNET_EnableDiagnostics=0
            ENTRYPOINT ["dotnet", "/app/AudioAspire.TestService.dll", "collect"]
            """);
        await docker.RunAsync("build", "-t", "audioaspire-test-collector", "-f", Path.Combine(folder, "collector.Dockerfile"), Checkout.Output("TestService"));
        await BatchPublisher.PublishAsync(Application.Describe().Resources, deploy, new Dictionary<string, string>(), gpu: false);
        Require(await docker.TryAsync("sh", [Path.Combine(deploy, "build-images.sh")],
            ("REGISTRY", "local"), ("VERSION", "test"), ("BASE", "audioaspire-test-base"), ("SDK", "audioaspire-test-sdk"),
            ("COLLECTOR", "audioaspire-test-collector"), ("LAMBDA_ADAPTER", "audioaspire-test-adapter")));
        foreach (var image in (string[])["pipeline", "transcriber", "diarizer", "insights", "trigger", "collector"])
            Assert.Equal("1654:1654", await docker.RunAsync("image", "inspect", "--format", "{{.Config.User}}", $"local/audioaspire/{image}:test"));
        Assert.Equal("[NONE]", await docker.RunAsync("image", "inspect", "--format", "{{.Config.Healthcheck.Test}}", "local/audioaspire/pipeline:test"));
    }

    /// <summary>What Spot does: once the job is at work, its Pipeline is told to end within 30 seconds.</summary>
    static async Task InterruptAsync(DockerCli docker, DockerEngine engine, IObjectStore store, string name)
    {
        var status = $"output/{name}/{name}-01/status.json";
        while (await store.HeadAsync(status, Patience) is null || (await store.ReadAsync<JobStatus>(status)).State != JobState.Running)
            await Task.Delay(200, Patience);
        var pipeline = engine.Started.First(c => c.Run.Name == "pipeline" && c.Run.Command[^1].Contains(name, StringComparison.Ordinal));
        await docker.RunAsync("stop", "--time", "30", pipeline.Id);
    }

    /// <summary>Looks at the health of every job's Transcriber until one's is good or the jobs are over: the interrupted one may end before it is asked.</summary>
    static async Task<bool> BecomesHealthyAsync(DockerCli docker, DockerEngine engine, Task jobs)
    {
        while (!jobs.IsCompleted)
        {
            await Task.WhenAny(jobs, Task.Delay(500));
            foreach (var (_, id) in engine.Started.Where(c => c.Run.Name == "transcriber"))
                if (await docker.TryAsync("docker", ["inspect", "--format", "{{.State.Health.Status}}", id]) is { Output: "healthy" }) return true;
        }
        return false;
    }

    static async Task<IReadOnlyList<string>> EmbeddedFilesAsync(string name, TemporaryFolder scratch)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["exec", Checkout.ProgramOf("AppHost"), "analyze", Sample(name), "--case", name, "--output", scratch.File("embedded")]) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Files(ResultJson.Deserialize<Manifest>(await File.ReadAllBytesAsync(scratch.File("embedded", name, $"{name}-01", "manifest.json"))));
    }

    static IReadOnlyList<string> Files(Manifest manifest) => [.. manifest.Files.Select(f => $"{f.Name} {f.Sha256}").Order(StringComparer.Ordinal)];

    static string Sample(string name) => Path.Combine(Checkout.Root, "samples", name, $"{name}-01.wav");

    static void Require((int Code, string Output, string Error) run) => Assert.True(run.Code == 0, run.Output + run.Error);
}
