using System.Runtime.CompilerServices;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage;

/// <summary>A claim that has not come to its end.</summary>
/// <param name="Mark">The key of its mark under work/.</param>
/// <param name="Status">What is known of its job; null where the mark is left over: its status was never written, or another claim's has taken its place.</param>
public sealed record OpenClaim(string Mark, InterviewName Name, JobStatus? Status)
{
    /// <summary>Every one in the store. Only marks are looked for: it costs what is unfinished, not what there is.</summary>
    public static async IAsyncEnumerable<OpenClaim> ListAsync(IObjectStore store, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var key in store.ListKeysAsync(ObjectKeys.Work, cancel))
        {
            if (ObjectKeys.ParseOpenClaim(key) is not var (name, jobId)) continue;
            var status = (await StatusFile.ReadAsync(store, name, cancel))?.Status;
            yield return new OpenClaim(key, name, status?.JobId == jobId ? status : null);
        }
    }
}
