using System.Net.Http.Json;
using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Storage.Tests;
using AudioAspire.Tests;

namespace AudioAspire.Pipeline.Tests.Production;

/// <summary>S3, the Trigger as in Lambda, Batch, `run KEY` on a machine that is taken away and on another one: real processes,
/// moto as S3, and the three services of the tests.</summary>
public sealed class ProductionPathTests(MotoServer moto)
{
    static readonly InterviewName s_name = new("caso", "uno + ñ");

    [Fact]
    public async Task AnUploadIsOneJobAndOneTraceThoughItsFirstMachineIsTakenAway()
    {
        Assert.SkipUnless(moto.Address is not null, MotoServer.Missing);
        var patience = new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token;
        await using var house = await House.OpenAsync();
        await using var batch = await LocalBatch.StartAsync();
        var store = await moto.NewBucketAsync();
        var port = FreePort.Next();
        await using var trigger = ServiceProcess.Start("Trigger", Machine(house, store, "lambda").Concat(new Dictionary<string, string>
        {
            ["HTTP_PORT"] = $"{port}",
            ["AWS_LAMBDA_FUNCTION_NAME"] = "trigger",
            ["AWS_ENDPOINT_URL_BATCH"] = batch.Address,
            ["BATCH_JOB_QUEUE"] = "queue",
            ["BATCH_JOB_DEFINITION"] = "definition",
        }));
        await store.PutAsync("input/caso/uno + ñ.wav", new MemoryStream(House.Wav(12)), cancel: patience);
        Assert.Equal(("claimed", null), await AnnounceAsync(port, patience));
        Assert.Equal("duplicate", (await AnnounceAsync(port, patience)).Outcome);

        RunningProgram? first = null;
        house.Services.OnEvent = async (name, _) =>
        {
            if (name != "turn" || first is null) return;
            var told = first;
            first = null;
            await told.AskToStopAsync();
            await Task.Delay(Timeout.Infinite, patience);
        };
        var codes = await batch.RunNextAsync(n => Machine(house, store, $"machine-{n}"), (process, n) => first = n == 1 ? process : null, patience);
        Assert.Equal([143, 0], codes);

        var status = (await StatusFile.ReadAsync(store, s_name, patience))!.Status;
        Assert.Equal((JobState.Succeeded, "batch-1"), (status.State, status.BatchJobId));
        AssertOneTrace(await store.ReadAsync<JsonElement>("output/caso/uno + ñ/trace.json"), status);
        Assert.Empty(await store.ListAsync("work/", patience).ToListAsync(patience));
    }

    static void AssertOneTrace(JsonElement trace, JobStatus status)
    {
        var resources = trace.GetProperty("resourceSpans").EnumerateArray().ToList();
        Assert.Equal(["pipeline", "trigger"], resources.Select(r => Attribute(r.GetProperty("resource"), "service.name")!).Distinct().Order());
        var spans = resources.SelectMany(r => r.GetProperty("scopeSpans").EnumerateArray()).SelectMany(s => s.GetProperty("spans").EnumerateArray()).ToList();
        Assert.Equal([status.TraceParent![3..35]], spans.Select(Text("traceId")).Distinct());
        var upload = Assert.Single(spans, s => !s.TryGetProperty("parentSpanId", out _));
        Assert.Equal(("upload", status.TraceParent[36..52]), (Text("name")(upload), Text("spanId")(upload)));
        var jobs = spans.Where(s => Text("name")(s) == "job").OrderBy(s => Attribute(s, "aws.batch.job_attempt")).ToList();
        Assert.Equal(["1", "2"], jobs.Select(j => Attribute(j, "aws.batch.job_attempt")));
        Assert.All(jobs, j => Assert.Equal(Text("spanId")(upload), Text("parentSpanId")(j)));
        Assert.Equal(Text("spanId")(jobs[0]), Text("spanId")(Assert.Single(jobs[1].GetProperty("links").EnumerateArray())));
    }

    /// <summary>What every process of this test needs; folders are those of one machine.</summary>
    Dictionary<string, string> Machine(House house, S3Store store, string machine) => new()
    {
        ["STORE"] = store.Location,
        ["AWS_ENDPOINT_URL"] = moto.Address!,
        ["AWS_REGION"] = "us-east-1",
        ["SCRATCH_DIR"] = house.FolderOf($"{machine}/scratch"),
        ["TRACE_DIR"] = house.FolderOf($"{machine}/traces"),
        ["services__transcriber__grpc__0"] = house.Services.Address,
        ["services__diarizer__grpc__0"] = house.Services.Address,
        ["services__insights__grpc__0"] = house.Services.Address,
    };

    /// <summary>The reply of the Trigger to S3's message, once it listens.</summary>
    static async Task<(string? Outcome, string? Reason)> AnnounceAsync(int port, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var message = new { Records = new[] { new { eventName = "ObjectCreated:Put", s3 = new { @object = new { key = "input/caso/uno+%2B+%C3%B1.wav" } } } } };
        while (true)
        {
            try
            {
                using var reply = await http.PostAsJsonAsync($"http://127.0.0.1:{port}/events", message, JsonSerializerOptions.Default, cancel);
                var result = (await reply.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("results")[0];
                return (Text("outcome")(result), Text("reason")(result));
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await timer.WaitForNextTickAsync(cancel);
            }
        }
    }

    static Func<JsonElement, string?> Text(string name) => element => element.GetProperty(name).GetString();

    static string? Attribute(JsonElement holder, string key) => holder.GetProperty("attributes").EnumerateArray()
        .Where(a => a.GetProperty("key").GetString() == key).Select(a => a.GetProperty("value").GetProperty("stringValue").GetString()).SingleOrDefault();
}
