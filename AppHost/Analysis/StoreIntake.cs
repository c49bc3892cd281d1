using System.Security.Cryptography;
using AudioAspire.Storage;

namespace AudioAspire.AppHost.Analysis;

/// <summary>Brings files into the store's input folder; one that is there unchanged stays untouched.</summary>
static class StoreIntake
{
    public static async Task<ObjectInfo> BringAsync(IObjectStore store, SourceFile file, CancellationToken cancel)
    {
        await using var content = File.OpenRead(file.Path);
        if (await store.HeadAsync(file.Key, cancel) is { } present && present.Size == content.Length)
        {
            await using var stored = await store.OpenReadAsync(file.Key, cancel);
            var (old, @new) = (await SHA256.HashDataAsync(stored.Stream, cancel), await SHA256.HashDataAsync(content, cancel));
            if (old.AsSpan().SequenceEqual(@new)) return present;
            content.Position = 0;
        }
        return await store.PutAsync(file.Key, content, cancel: cancel);
    }
}
