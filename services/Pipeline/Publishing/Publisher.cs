using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Publishing;

/// <summary>Writes a finished interview: an old manifest goes first, the new one comes last. Where there is a manifest, all it lists is there.</summary>
internal sealed class Publisher(IObjectStore store, InterviewName name)
{
    const string ManifestName = "manifest.json";

    public static async Task<Manifest?> ReadManifestAsync(IObjectStore store, InterviewName name, CancellationToken cancel)
    {
        try
        {
            return await store.ReadAsync<Manifest>(ObjectKeys.OutputOf(name) + ManifestName, cancel);
        }
        catch (Exception e) when (e is ObjectMissingException or JsonException)
        {
            return null;
        }
    }

    public static Task WithdrawAsync(IObjectStore store, InterviewName name, CancellationToken cancel) =>
        store.DeleteAsync(ObjectKeys.OutputOf(name) + ManifestName, cancel);

    public async Task PublishAsync(IReadOnlyList<PublishedFile> files, Manifest manifest, Action<double> progress, CancellationToken cancel)
    {
        var folder = ObjectKeys.OutputOf(name);
        var before = await ReadManifestAsync(store, name, cancel);
        // Whoever lost its lease while the network was away must not take away what somebody else has published meanwhile.
        if (before is not null && Made(before).AsSpan().SequenceEqual(Made(manifest))) return;
        await WithdrawAsync(store, name, cancel);
        foreach (var gone in (before?.Files ?? []).Where(old => files.All(f => f.Name != old.Name))) await store.DeleteAsync(folder + gone.Name, cancel);
        for (var i = 0; i < files.Count; i++)
        {
            await using var content = files[i].Open();
            await store.PutAsync(folder + files[i].Name, content, cancel: cancel);
            progress((i + 1.0) / (files.Count + 1));
        }
        var listed = manifest with { Files = [.. files.Select(f => f.Describe()).OrderBy(f => f.Name, StringComparer.Ordinal)] };
        await store.PutAsync(folder + ManifestName, new MemoryStream(ResultJson.Serialize(listed)), cancel: cancel);
    }

    /// <summary>From what, and with what.</summary>
    static byte[] Made(Manifest manifest) => ResultJson.Serialize(manifest with { Files = [] });
}
