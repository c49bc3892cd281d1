using System.Text.Json;
using System.Threading.Channels;
using AudioAspire.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AudioAspire.Pipeline.Tests.Production;

/// <summary>AWS Batch on this machine, for one container: takes a submission and runs its command with its environment,
/// attempt after attempt, as the retry strategy of the job definition says.</summary>
internal sealed class LocalBatch : IAsyncDisposable
{
    const int MaxAttempts = 3;
    static readonly int[] Retried = [20, 143];
    readonly Channel<JsonElement> _submitted = Channel.CreateUnbounded<JsonElement>();
    readonly WebApplication _app;

    LocalBatch(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<LocalBatch> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var batch = new LocalBatch(builder.Build());
        batch._app.MapPost("/v1/submitjob", async (HttpRequest request) =>
        {
            batch._submitted.Writer.TryWrite(await JsonSerializer.DeserializeAsync<JsonElement>(request.Body));
            return new { jobId = "batch-1" };
        });
        await batch._app.StartAsync();
        return batch;
    }

    /// <param name="definition">What the job definition gives the container; the attempt's machine is its own.</param>
    /// <param name="started">Called with each attempt's process and number.</param>
    /// <returns>The attempts' exit codes.</returns>
    public async Task<List<int>> RunNextAsync(
        Func<int, IReadOnlyDictionary<string, string>> definition, Action<RunningProgram, int> started, CancellationToken cancel)
    {
        var job = await _submitted.Reader.ReadAsync(cancel);
        var container = job.GetProperty("ecsPropertiesOverride").GetProperty("taskProperties")[0].GetProperty("containers")[0];
        var command = container.GetProperty("command").EnumerateArray().Select(c => c.GetString()!).ToArray();
        var codes = new List<int>();
        do
        {
            var environment = definition(codes.Count + 1)
                .Concat(container.GetProperty("environment").EnumerateArray().Select(v => KeyValuePair.Create(v.GetProperty("name").GetString()!, v.GetProperty("value").GetString()!)))
                .Append(new("AWS_BATCH_JOB_ID", "batch-1")).Append(new("AWS_BATCH_JOB_ATTEMPT", $"{codes.Count + 1}"));
            await using var attempt = ServiceProcess.Start("Pipeline", environment, command);
            started(attempt, codes.Count + 1);
            codes.Add(await attempt.ExitAsync(cancel));
        }
        while (Retried.Contains(codes[^1]) && codes.Count < MaxAttempts);
        return codes;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
