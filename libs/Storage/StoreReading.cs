using AudioAspire.Contracts.Results;

namespace AudioAspire.Storage;

/// <summary>Small objects at once.</summary>
public static class StoreReading
{
    /// <exception cref="ObjectMissingException">There is no such object.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAllAsync(this IObjectStore store, string key, CancellationToken cancel = default)
    {
        await using var content = await store.OpenReadAsync(key, cancel);
        return await content.ReadAllAsync(cancel);
    }

    /// <summary>A result file.</summary>
    /// <exception cref="ObjectMissingException">There is no such object.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not a document of this type.</exception>
    public static async Task<T> ReadAsync<T>(this IObjectStore store, string key, CancellationToken cancel = default) =>
        ResultJson.Deserialize<T>((await store.ReadAllAsync(key, cancel)).Span);

    internal static async Task<ReadOnlyMemory<byte>> ReadAllAsync(this ObjectContent content, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        await content.Stream.CopyToAsync(memory, cancel);
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }
}
