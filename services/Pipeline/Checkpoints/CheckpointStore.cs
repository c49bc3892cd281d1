using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Stages;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Checkpoints;

/// <summary>What a job has finished so far, under work/. A checkpoint of another input, other options or another build counts as none.</summary>
internal sealed class CheckpointStore(IObjectStore store, InterviewName name, string fingerprint)
{
    sealed record Envelope<T>(string Fingerprint, T Content);

    public async Task<T?> ReadAsync<T>(string stage, CancellationToken cancel) where T : class
    {
        try
        {
            var envelope = await store.ReadAsync<Envelope<T>>(KeyOf(stage), cancel);
            return envelope.Fingerprint == fingerprint ? envelope.Content : null;
        }
        catch (Exception e) when (e is ObjectMissingException or JsonException)
        {
            return null;
        }
    }

    public Task WriteAsync<T>(string stage, T content, CancellationToken cancel) where T : class =>
        store.PutAsync(KeyOf(stage), new MemoryStream(ResultJson.Serialize(new Envelope<T>(fingerprint, content))), cancel: cancel);

    public static async Task ClearStagesAsync(IObjectStore store, InterviewName name, CancellationToken cancel)
    {
        foreach (var stage in (string[])[Stage.Transcribe, Stage.Diarize, Stage.Analyze]) await store.DeleteAsync($"{ObjectKeys.WorkOf(name)}{stage}.json", cancel);
    }

    string KeyOf(string stage) => $"{ObjectKeys.WorkOf(name)}{stage}.json";
}
