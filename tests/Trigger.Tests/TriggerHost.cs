using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using AudioAspire.Trigger.Queue;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AudioAspire.Trigger.Tests;

/// <summary>The whole Trigger over a folder of its own, on a real port, with a queue that only writes down.</summary>
internal sealed class TriggerHost : WebApplicationFactory<Program>
{
    readonly string folder = Directory.CreateTempSubdirectory("audioaspire-trigger-").FullName;
    readonly HttpClient http = new();

    readonly bool isLambda;

    public TriggerHost(bool isLambda = false)
    {
        this.isLambda = isLambda;
        Store = new FolderStore(folder);
        UseKestrel();
        StartServer();
        http.BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public FolderStore Store { get; }
    public RecordingQueue Queue { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.ConfigureTestServices(services => services.AddSingleton<IObjectStore>(Store).AddSingleton<IJobQueue>(Queue).AddSingleton(new TriggerMode(isLambda)));

    public Task UploadAsync(string key, string content = "sound") =>
        Store.PutAsync(key, new MemoryStream(Encoding.UTF8.GetBytes(content)));

    public async Task<(int Status, JsonElement Body)> PostAsync(string message)
    {
        using var reply = await http.PostAsync(new Uri("/events", UriKind.Relative), new StringContent(message, Encoding.UTF8, "application/json"));
        return ((int)reply.StatusCode, await reply.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>The one result of a message about one object.</summary>
    public async Task<JsonElement> AnnounceAsync(string key) =>
        (await PostAsync(EventReaderTests.EventBridge("Object Created", key))).Body.GetProperty("results")[0];

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        http.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

internal sealed class RecordingQueue : IJobQueue
{
    readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously), first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<JobStatus> Submitted { get; } = new();
    public bool IsAway { get; set; }
    public Task Asked => asked.Task;
    public Task FirstSubmission => first.Task;

    public int MaxFailures => int.MaxValue;

    /// <summary>A submission takes so long.</summary>
    public Task Busy { get; set; } = Task.CompletedTask;

    public async Task<Submission> SubmitAsync(InterviewName name, JobStatus job, bool again, CancellationToken cancel)
    {
        asked.TrySetResult();
        if (IsAway) throw new IOException("The queue is away.");
        await Busy;
        Submitted.Enqueue(job);
        first.TrySetResult();
        return new Submission();
    }

    public Task<IReadOnlySet<string>> ActiveAsync(IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}
