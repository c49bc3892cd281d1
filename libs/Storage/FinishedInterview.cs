using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage;

/// <summary>An interview whose results stand.</summary>
public static class FinishedInterview
{
    /// <summary>Queues it with the options it had: as its results stand, only the comparison of its case is done again, by a running
    /// AudioAspire or at the next start.</summary>
    public static async Task<Claim> CompareAgainAsync(IObjectStore store, InterviewName name, JobStatus status, Manifest manifest, CancellationToken cancel)
    {
        var submitted = ResultJson.Serialize(new { status.Input.Etag, manifest.Options });
        await store.PutAsync(ObjectKeys.WorkOf(name) + "submitted.json", new MemoryStream(submitted), cancel: cancel);
        return await new ClaimBook(store, TimeProvider.System).ClaimAsync(status.Input, Guid.NewGuid().ToString("N"), status.TraceParent, force: true, cancel);
    }
}
