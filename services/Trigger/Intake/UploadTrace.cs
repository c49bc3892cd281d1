using AudioAspire.Contracts;
using AudioAspire.ServiceDefaults.Telemetry;
using AudioAspire.Storage;
using AudioAspire.Trigger.Batch;

namespace AudioAspire.Trigger.Intake;

/// <summary>Leaves the spans of an upload where the Pipeline finds them on its own machine, for the job's trace.json.</summary>
internal sealed class UploadTrace(IObjectStore store, IConfiguration configuration, BatchOptions? batch = null)
{
    const string Part = "trigger";

    public async Task KeepAsync(InterviewName name, string traceId, CancellationToken cancel)
    {
        if (batch is null || configuration["TRACE_DIR"] is not { Length: > 0 } folder) return;
        await store.PutAsync(ObjectKeys.TracePart(name, traceId, Part), new MemoryStream(TraceFiles.Merge(folder, traceId)), cancel: cancel);
    }
}
