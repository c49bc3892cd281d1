using AudioAspire.Contracts;
using AudioAspire.Pipeline.Checkpoints;
using AudioAspire.Pipeline.Publishing;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>What `--force` means: neither the finished interview nor its checkpoints count any more. Submitted options stay.</summary>
internal static class StartOver
{
    public static async Task PrepareAsync(IObjectStore store, InterviewName name, CancellationToken cancel)
    {
        await Publisher.WithdrawAsync(store, name, cancel);
        await CheckpointStore.ClearStagesAsync(store, name, cancel);
    }
}
