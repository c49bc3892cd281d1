namespace AudioAspire.Storage;

internal static class StoreReading
{
    /// <exception cref="ObjectMissingException">There is no such object.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAllAsync(this IObjectStore store, string key, CancellationToken cancel)
    {
        await using var content = await store.OpenReadAsync(key, cancel);
        using var memory = new MemoryStream();
        await content.Stream.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }
}
