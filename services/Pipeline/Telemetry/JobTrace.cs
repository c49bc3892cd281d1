using System.Diagnostics;
using AudioAspire.Contracts;
using AudioAspire.ServiceDefaults.Telemetry;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Telemetry;

/// <summary>The job's trace.json. Attempts may run on different machines and the Trigger on another one:
/// what each of them collected waits under work/ until the job has ended.</summary>
internal sealed class JobTrace
{
    readonly IObjectStore _store;
    readonly InterviewName _name;
    readonly string _folder, _traceId, _attempt;

    JobTrace(IObjectStore store, InterviewName name, string folder, Activity job) =>
        (_store, _name, _folder, _traceId, _attempt) = (store, name, folder, job.TraceId.ToHexString(), job.SpanId.ToHexString());

    /// <returns>Null where no spans are collected.</returns>
    public static JobTrace? Of(Activity? job, IObjectStore store, IConfiguration configuration, InterviewName name) =>
        job is not null && configuration["TRACE_DIR"] is { Length: > 0 } folder ? new JobTrace(store, name, folder, job) : null;

    /// <summary>Leaves what this attempt collected to the next one.</summary>
    public Task KeepAsync(CancellationToken cancel) =>
        _store.PutAsync(ObjectKeys.TracePart(_name, _traceId, _attempt), new MemoryStream(TraceFiles.Merge(_folder, _traceId)), cancel: cancel);

    public async Task PublishAsync(CancellationToken cancel)
    {
        var parts = await _store.ListKeysAsync(ObjectKeys.TracePart(_name, _traceId), cancel).ToListAsync(cancel);
        var collected = new List<ReadOnlyMemory<byte>>();
        foreach (var part in parts) collected.Add(await _store.ReadAllAsync(part, cancel));
        var spans = TraceFiles.Merge(_folder, _traceId, collected);
        await _store.PutAsync(ObjectKeys.OutputOf(_name) + "trace.json", new MemoryStream(spans), cancel: cancel);
        foreach (var part in parts) await _store.DeleteAsync(part, cancel);
    }
}
