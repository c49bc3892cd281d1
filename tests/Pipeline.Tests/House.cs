using System.Security.Cryptography;
using AudioAspire.Audio;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Calls;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioAspire.Pipeline.Tests;

/// <summary>A store in a temporary folder, the fake services, and processes of the pipeline that come and go.</summary>
internal sealed class House : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("pipeline-tests-").FullName;

    House(FakeServices services) => (Services, Store) = (services, new FolderStore(Path.Combine(_folder, "data")));

    public FakeServices Services { get; }
    public FolderStore Store { get; }

    public static async Task<House> OpenAsync() => new(await FakeServices.StartAsync());

    public IConfiguration Configuration(string process = "one") => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["services:transcriber:grpc:0"] = Services.Address,
        ["services:diarizer:grpc:0"] = Services.Address,
        ["services:insights:grpc:0"] = Services.Address,
        ["SCRATCH_DIR"] = Path.Combine(_folder, "scratch-" + process),
        ["PARALLEL_JOBS"] = "2",
    }).Build();

    public string FolderOf(string name) => Path.Combine(_folder, name);

    public PipelineProcess StartProcess(string name = "one", bool force = false, string? jobId = null)
    {
        var configuration = Configuration(name);
        if (force) configuration["FORCE"] = "true";
        configuration[JobVariables.JobId] = jobId;
        return new PipelineProcess(Store, configuration);
    }

    public static byte[] Wav(double seconds, int channels = 1)
    {
        var frames = (int)(seconds * 16_000);
        var pcm = new byte[frames * channels * 2];
        for (var i = 0; i < frames; i++)
            for (var c = 0; c < channels; c++)
            {
                var speaks = channels == 1 || i / 48_000 % 2 == c;
                var value = speaks && i / 1600 % 3 != 2 ? (short)(8000 * Math.Sin(i * (0.1 + c * 0.07))) : (short)(i % 3);
                BitConverter.GetBytes(value).CopyTo(pcm, (i * channels + c) * 2);
            }
        return [.. WavFile.Header(channels, frames), .. pcm];
    }

    public async Task<InputObject> PutAsync(string key, byte[] content)
    {
        var info = await Store.PutAsync(key, new MemoryStream(content));
        return new InputObject(key, info.ETag, info.VersionId, info.Size);
    }

    public async Task<Dictionary<string, string>> HashesAsync(string prefix)
    {
        var hashes = new Dictionary<string, string>();
        await foreach (var item in Store.ListAsync(prefix))
            if (!item.Key.EndsWith("/status.json", StringComparison.Ordinal) && !item.Key.EndsWith("/trace.json", StringComparison.Ordinal))
                hashes[item.Key] = Convert.ToHexStringLower(SHA256.HashData((await Store.ReadAllAsync(item.Key, default)).Span));
        return hashes;
    }

    public Task<T> ReadAsync<T>(string key) => Store.ReadAsync<T>(key);

    public Task<JobStatus> StatusAsync(InterviewName name) => ReadAsync<JobStatus>(ObjectKeys.StatusOf(name));

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>One process of the pipeline, without its server.</summary>
internal sealed class PipelineProcess : IDisposable
{
    public PipelineProcess(IObjectStore store, IConfiguration configuration)
    {
        Claims = new ClaimBook(store, TimeProvider.System);
        Clients = new ServiceClients(configuration);
        Calls = new ServiceCalls(Clients, TimeProvider.System, NullLogger<ServiceCalls>.Instance)
        {
            FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(2),
        };
        Owner = new JobOwner(configuration);
        Runner = new JobRunner(store, Claims, Calls, Owner, configuration, TimeProvider.System, NullLogger<JobRunner>.Instance);
        Run = new RunCommand(store, Claims, Runner, configuration, NullLogger<RunCommand>.Instance);
    }

    public ClaimBook Claims { get; }
    public ServiceClients Clients { get; }
    public ServiceCalls Calls { get; }
    public JobOwner Owner { get; }
    public JobRunner Runner { get; }
    public RunCommand Run { get; }

    public async Task<JobOutcome> RunAsync(InputObject input, CancellationToken stop = default)
    {
        var claim = await Claims.ClaimAsync(input, "job", null);
        return await Runner.RunAsync(claim.Name, input, new JobProgress(), stop);
    }

    public void Dispose()
    {
        Clients.Dispose();
        Owner.Dispose();
    }
}
