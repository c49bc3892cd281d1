using System.Net.Http.Json;
using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.EndToEnd.Support;
using AudioAspire.Scoring;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using AudioAspire.Tests;

namespace AudioAspire.EndToEnd;

/// <summary>`dotnet run --project AppHost -- --store s3://BUCKET` over an S3-compatible endpoint: the flow of AWS without AWS.</summary>
public sealed class BucketTests(MotoServer moto)
{
    static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token;

    [Fact]
    public async Task AnUploadIsAnnouncedByTheBucketAndItsResultsAppearInTheBucket()
    {
        var aws = await LocalAws.CreateAsync(moto, Patience);
        using var scratch = new ScratchFolder();
        var trigger = FreePort.Next();
        await using var run = AppHostRun.Start(scratch.Path, aws.Environment,
            "--store", aws.Store.Location, "--portal-port", $"{FreePort.Next()}", "--trigger-port", $"{trigger}");

        await aws.Store.PutAsync("input/caso/options.json", new MemoryStream("""{ "language": "es" }"""u8.ToArray()));
        await UploadAsync(aws.Store, "input/caso/uno + ñ.wav");
        var status = await EndAsync(aws.Store, new InterviewName("caso", "uno + ñ"), run);
        Assert.Equal((JobState.Succeeded, null), (status.State, status.Error));
        await AssertCompleteAsync(aws.Store, "output/caso/uno + ñ/");
        Assert.NotNull(await aws.Store.HeadAsync("output/caso/case.json"));
        Assert.Empty(await aws.Store.ListAsync("work/").ToListAsync());

        // The same event once more, as a bucket's notification by HTTP.
        using var http = new HttpClient();
        var message = new { Records = new[] { new { eventName = "ObjectCreated:Put", s3 = new { @object = new { key = "input/caso/uno+%2B+%C3%B1.wav" } } } } };
        using var reply = await http.PostAsJsonAsync($"http://127.0.0.1:{trigger}/events", message, JsonSerializerOptions.Default, Patience);
        var answer = await reply.Content.ReadFromJsonAsync<JsonElement>(Patience);
        Assert.Equal("duplicate", answer.GetProperty("results")[0].GetProperty("outcome").GetString());
    }

    static async Task UploadAsync(IObjectStore store, string key)
    {
        await using var file = File.OpenRead(Path.Combine(Samples.Root, "tests", "data", "robo-almacen-01-30s.wav"));
        await store.PutAsync(key, file);
    }

    static async Task<JobStatus> EndAsync(IObjectStore store, InterviewName name, RunningProgram run)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var patience = Patience; ;)
        {
            if (await StatusFile.ReadAsync(store, name, patience) is { Status.State: JobState.Succeeded or JobState.Failed } file) return file.Status;
            Assert.False(patience.IsCancellationRequested, run.Output);
            await timer.WaitForNextTickAsync(patience);
        }
    }

    static async Task AssertCompleteAsync(IObjectStore store, string folder)
    {
        await using var content = await store.OpenReadAsync(folder + "manifest.json");
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(content.Stream, ResultJson.Options);
        foreach (var file in manifest!.Files) Assert.Equal(file.Size, (await store.HeadAsync(folder + file.Name))!.Size);
        Assert.NotNull(await store.HeadAsync(folder + "trace.json"));
    }
}
