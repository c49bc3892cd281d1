using System.Runtime.CompilerServices;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage;

/// <summary>A claim that has not come to its end.</summary>
/// <param name="Mark">The key of its mark under work/.</param>
/// <param name="Status">What is known of its job; null where the mark is left over: its status was never written, or another claim's has taken its place.</param>
public sealed record OpenClaim(string Mark, InterviewName Name, JobStatus? Status)
{
    /// <summary>So many statuses are read at once: a bucket takes its time for each.</summary>
    const int ReadAtOnce = 32;

    /// <summary>Every one in the store. Only marks are looked for: it costs what is unfinished, not what there is.</summary>
    public static async IAsyncEnumerable<OpenClaim> ListAsync(IObjectStore store, [EnumeratorCancellation] CancellationToken cancel)
    {
        var marks = store.ListKeysAsync(ObjectKeys.Work, cancel).Where(key => ObjectKeys.ParseOpenClaim(key) is not null);
        await foreach (var some in marks.Chunk(ReadAtOnce).WithCancellation(cancel))
            foreach (var claim in await Task.WhenAll(some.Select(mark => ReadAsync(store, mark, cancel))))
                yield return claim;
    }

    static async Task<OpenClaim> ReadAsync(IObjectStore store, string mark, CancellationToken cancel)
    {
        var (name, jobId) = ObjectKeys.ParseOpenClaim(mark)!.Value;
        var status = (await StatusFile.ReadAsync(store, name, cancel))?.Status;
        return new OpenClaim(mark, name, status?.JobId == jobId ? status : null);
    }
}
