using System.Runtime.CompilerServices;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage.Tests;

/// <summary>A bucket of very many interviews that are made up as they are asked for, all but the first few of them finished.
/// It counts what a bucket would be paid for.</summary>
internal sealed class LargeStore(int interviews, int open) : IObjectStore
{
    static readonly string[] Files = ["analysis.json", "manifest.json", "report.html", "status.json", "transcript.json"];

    public int KeysListed { get; private set; }
    public int ObjectsRead { get; private set; }
    public string Location => "s3://large";

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        foreach (var key in Keys().Where(k => k.StartsWith(prefix, StringComparison.Ordinal)))
        {
            KeysListed++;
            yield return new ObjectInfo(key, 1, "e", null, DateTimeOffset.UnixEpoch);
        }
    }

    public Task<ObjectContent> OpenReadAsync(string key, CancellationToken cancel = default)
    {
        ObjectsRead++;
        var name = ObjectKeys.ParseStatus(key) ?? throw new ObjectMissingException(key);
        var number = int.Parse(name.Interview);
        var status = new JobStatus { State = number < open ? JobState.Queued : JobState.Succeeded, JobId = name.Interview, Input = new($"input/{name}.wav", "e", null, 1) };
        return Task.FromResult(new ObjectContent(new ObjectInfo(key, 1, "e", null, default), new MemoryStream(ResultJson.Serialize(status))));
    }

    public Task<ObjectContent> OpenReadAsync(string key, long offset, CancellationToken cancel = default) => OpenReadAsync(key, cancel);

    public Task<ObjectInfo?> HeadAsync(string key, CancellationToken cancel = default) => throw new NotSupportedException();

    public Task<ObjectInfo> PutAsync(string key, Stream content, WriteCondition condition = default, CancellationToken cancel = default) => throw new NotSupportedException();

    public Task DeleteAsync(string key, CancellationToken cancel = default) => throw new NotSupportedException();

    static InterviewName Name(int number) => new($"case {number / 1000}", $"{number}");

    IEnumerable<string> Keys() =>
    [
        .. Enumerable.Range(0, interviews).SelectMany(n => Files.Select(f => ObjectKeys.OutputOf(Name(n)) + f)),
        .. Enumerable.Range(0, open).Select(n => ObjectKeys.OpenClaim(Name(n), $"{n}")),
    ];
}
