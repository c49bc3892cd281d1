using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AudioAspire.Storage;

/// <summary>The ETag of a file: its SHA-256, cut to 128 bits. Remembered by path, size and time of the last write.</summary>
internal sealed class ContentHashes
{
    /// <summary>A file written this recently may be written again within the resolution of its time (the racy-git problem).</summary>
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    readonly ConcurrentDictionary<string, (long Size, DateTime Written, string Hash)> known = new();

    public async Task<string> OfAsync(FileInfo file, CancellationToken cancel)
    {
        var (size, written) = (file.Length, file.LastWriteTimeUtc);
        if (known.TryGetValue(file.FullName, out var entry) && entry.Size == size && entry.Written == written) return entry.Hash;
        await using var stream = Files.OpenShared(file.FullName);
        var hash = Text(await SHA256.HashDataAsync(stream, cancel));
        if (DateTime.UtcNow - written > Settled) known[file.FullName] = (size, written, hash);
        return hash;
    }

    public static string Text(ReadOnlySpan<byte> sha256) => Convert.ToHexStringLower(sha256[..16]);
}
