using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Calls;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.ServiceDefaults;
using AudioAspire.Storage;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioAspire.Pipeline.Tests;

/// <summary>The attempts of one Batch job, each on a machine of its own, and the trace they leave.</summary>
public sealed class TraceTests
{
    const string TraceId = "0af7651916cd43dd8448eb211c80319c", Upload = "b7ad6b7169203331", Key = "input/c/a.wav";
    static readonly InterviewName s_name = new("c", "a");

    [Fact]
    public async Task AllAttemptsAreOneTraceAndALaterOneLinksToTheOneBefore()
    {
        await using var house = await House.OpenAsync();
        await house.PutAsync(Key, House.Wav(3));
        await LeaveTheTriggersSpanAsync(house);
        house.Services.OnEvent = (name, _) => name == "turn" ? throw new RpcException(new Status(StatusCode.Unavailable, "gone")) : Task.CompletedTask;
        Assert.Equal(20, await AttemptAsync(house, 1));
        var first = await house.StatusAsync(s_name);
        house.Services.OnEvent = (_, _) => Task.CompletedTask;
        Assert.Equal(0, await AttemptAsync(house, 2));

        var spans = await SpansAsync(house);
        Assert.Equal([TraceId], spans.Select(s => s.GetProperty("traceId").GetString()!).Distinct());
        Assert.Equal(spans.Count, spans.Select(s => s.GetProperty("spanId").GetString()).Distinct().Count());
        Assert.Contains(spans, s => s.GetProperty("spanId").GetString() == Upload);
        var jobs = spans.Where(s => s.GetProperty("name").GetString() == "job").ToList();
        Assert.Equal([Upload, Upload], jobs.Select(j => j.GetProperty("parentSpanId").GetString()!));
        Assert.Equal(["1", "2"], jobs.Select(j => Attribute(j, "aws.batch.job_attempt")).Order());

        var second = jobs.Single(j => Attribute(j, "aws.batch.job_attempt") == "2");
        var link = Assert.Single(second.GetProperty("links").EnumerateArray());
        Assert.Equal($"00-{TraceId}-{link.GetProperty("spanId").GetString()}-01", first.AttemptSpan);
        Assert.Contains(jobs, j => j.GetProperty("spanId").GetString() == link.GetProperty("spanId").GetString());
        Assert.Empty(await house.HashesAsync("work/"));
    }

    /// <summary>As the Trigger does, whose machine nobody else sees.</summary>
    static Task LeaveTheTriggersSpanAsync(House house) => house.Store.PutAsync(ObjectKeys.TracePart(s_name, TraceId, "trigger"), new MemoryStream(
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            resourceSpans = new[] { new { resource = new { }, scopeSpans = new[] { new { scope = new { }, spans = new[] { new { traceId = TraceId, spanId = Upload, name = "upload", startTimeUnixNano = "1" } } } } } },
        })));

    /// <summary>`run KEY` as in Batch, with its telemetry.</summary>
    static Task<int> AttemptAsync(House house, int attempt)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddConfiguration(house.Configuration($"machine-{attempt}")).AddInMemoryCollection(new Dictionary<string, string?>
        {
            [JobVariables.JobId] = "claim",
            [JobVariables.TraceParent] = $"00-{TraceId}-{Upload}-01",
            ["AWS_BATCH_JOB_ID"] = "batch",
            ["AWS_BATCH_JOB_ATTEMPT"] = $"{attempt}",
            ["TRACE_DIR"] = house.FolderOf($"traces-{attempt}"),
        });
        builder.AddServiceDefaults();
        builder.Services.AddPipeline().AddSingleton<IObjectStore>(house.Store)
            .AddSingleton(s => new ServiceCalls(s.GetRequiredService<ServiceClients>(), TimeProvider.System, NullLogger<ServiceCalls>.Instance)
            {
                FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(1),
            });
        return RunOnce.RunAsync(builder, Key);
    }

    static async Task<List<JsonElement>> SpansAsync(House house) =>
        [.. (await house.ReadAsync<JsonElement>("output/c/a/trace.json")).GetProperty("resourceSpans").EnumerateArray()
            .SelectMany(r => r.GetProperty("scopeSpans").EnumerateArray()).SelectMany(s => s.GetProperty("spans").EnumerateArray())];

    static string? Attribute(JsonElement span, string key) => span.GetProperty("attributes").EnumerateArray()
        .Where(a => a.GetProperty("key").GetString() == key).Select(a => a.GetProperty("value").GetProperty("stringValue").GetString()).SingleOrDefault();
}
