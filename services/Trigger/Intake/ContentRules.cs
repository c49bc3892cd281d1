using System.Text.Json;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;

namespace AudioAspire.Trigger.Intake;

/// <summary>What needs a look into the store: a transcript stands in for a recording only where there is none,
/// and JSON is a transcript only with our schema.</summary>
internal static class ContentRules
{
    static readonly string[] Texts = [".vtt", ".srt", ".json", ".txt"];

    /// <returns>Why the object is nothing to work on; null where it is.</returns>
    public static async Task<string?> IgnoreAsync(IObjectStore store, string key, CancellationToken cancel)
    {
        var extension = Extension(key);
        if (extension == ".json" && !await IsTranscriptAsync(store, key, cancel)) return "It is JSON, but no transcript of ours.";
        if (extension is not (".vtt" or ".srt" or ".json")) return null;
        return await RecordingBesideAsync(store, key, cancel) is { } recording
            ? $"The recording '{recording}' of the same name is transcribed instead."
            : null;
    }

    static async Task<string?> RecordingBesideAsync(IObjectStore store, string key, CancellationToken cancel)
    {
        var stem = key[..^Extension(key).Length];
        await foreach (var other in store.ListKeysAsync(stem + ".", cancel))
            if (!other.AsSpan(stem.Length).Contains('/') && other == stem + Extension(other, lower: false) && !Texts.Contains(Extension(other)))
                return other[(other.LastIndexOf('/') + 1)..];
        return null;
    }

    static async Task<bool> IsTranscriptAsync(IObjectStore store, string key, CancellationToken cancel)
    {
        try
        {
            await using var content = await store.OpenReadAsync(key, cancel);
            var head = await JsonSerializer.DeserializeAsync<SchemaOnly>(content.Stream, JsonSerializerOptions.Web, cancel);
            return head?.Schema == Transcript.SchemaId;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static string Extension(string key, bool lower = true)
    {
        var dot = key.LastIndexOf('.');
        var extension = dot <= key.LastIndexOf('/') + 1 ? "" : key[dot..];
        return lower ? extension.ToLowerInvariant() : extension;
    }

    sealed record SchemaOnly(string? Schema);
}
