using System.Text;

namespace AudioAspire.Storage.Tests;

internal static class StoreText
{
    public static Task<ObjectInfo> PutAsync(this IObjectStore store, string key, string text, WriteCondition condition = default) =>
        store.PutAsync(key, new MemoryStream(Encoding.UTF8.GetBytes(text)), condition);

    public static async Task<string> ReadAsync(this IObjectStore store, string key, long offset = 0)
    {
        await using var content = await store.OpenReadAsync(key, offset);
        return await new StreamReader(content.Stream).ReadToEndAsync();
    }

    public static Task<string[]> KeysAsync(this IObjectStore store, string prefix) =>
        store.ListAsync(prefix).Select(item => item.Key).ToArrayAsync().AsTask();
}
