using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace AudioAspire.Storage;

/// <summary>Objects as files of a folder. Writes appear whole (temporary file, then rename); conditional writes hold between
/// threads and processes on one machine. Where the file system ignores case, keys that differ only in case are one object.</summary>
public sealed class FolderStore : IObjectStore
{
    readonly FolderLayout layout;
    readonly ContentHashes hashes = new();

    /// <param name="folder">Created when something is written.</param>
    /// <param name="outputFolder">Holds what is under output/ instead of <paramref name="folder"/>.</param>
    public FolderStore(string folder, string? outputFolder = null)
    {
        Location = folder;
        layout = new FolderLayout(folder, outputFolder, OperatingSystem.IsWindows());
    }

    public string Location { get; }

    /// <summary>The file that holds, or would hold, the object.</summary>
    /// <exception cref="ArgumentException">The key has empty, "." or ".." parts.</exception>
    public string PathOf(string key) => layout.PathOf(key);

    public async Task<ObjectInfo?> HeadAsync(string key, CancellationToken cancel = default)
    {
        try
        {
            return await DescribeAsync(key, new FileInfo(layout.PathOf(key)), cancel);
        }
        catch (Exception e) when (IsMissing(e))
        {
            return null;
        }
    }

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var (key, file) in ListFiles(prefix).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            ObjectInfo info;
            try
            {
                info = await DescribeAsync(key, file, cancel);
            }
            catch (Exception e) when (IsMissing(e))
            {
                continue;
            }
            yield return info;
        }
    }

    public IAsyncEnumerable<string> ListKeysAsync(string prefix, CancellationToken cancel = default) =>
        ListFiles(prefix).Select(f => f.Key).Order(StringComparer.Ordinal).ToAsyncEnumerable();

    /// <summary>The files behind the keys that start with the prefix, in no order, unread.</summary>
    public IEnumerable<(string Key, FileInfo File)> ListFiles(string prefix) => layout.Files(prefix);

    public Task<ObjectContent> OpenReadAsync(string key, CancellationToken cancel = default) => OpenReadAsync(key, 0, cancel);

    public async Task<ObjectContent> OpenReadAsync(string key, long offset, CancellationToken cancel = default)
    {
        try
        {
            var file = new FileInfo(layout.PathOf(key));
            var info = await DescribeAsync(key, file, cancel);
            var stream = Files.OpenShared(file.FullName);
            stream.Position = offset;
            return new ObjectContent(info, stream);
        }
        catch (Exception e) when (IsMissing(e))
        {
            throw new ObjectMissingException(key);
        }
    }

    public async Task<ObjectInfo> PutAsync(string key, Stream content, WriteCondition condition = default, CancellationToken cancel = default)
    {
        var path = layout.PathOf(key);
        var temporary = FolderLayout.TemporaryBeside(path);
        try
        {
            var hash = await WriteAsync(temporary, content, cancel);
            await using var held = await Files.LockAsync(layout.LockOf(key), cancel);
            if (condition != default)
            {
                var present = await HeadAsync(key, cancel);
                if (condition.IfAbsent ? present is not null : present?.ETag != condition.IfMatch) throw new ConditionFailedException(key);
            }
            await Files.ReplaceAsync(temporary, path, cancel);
            var file = new FileInfo(path);
            return new ObjectInfo(key, file.Length, hash, null, file.LastWriteTimeUtc);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task DeleteAsync(string key, CancellationToken cancel = default)
    {
        var path = layout.PathOf(key);
        await using var held = await Files.LockAsync(layout.LockOf(key), cancel);
        try
        {
            File.Delete(path);
            // Folders exist only for their objects.
            for (var folder = Path.GetDirectoryName(path)!; !layout.IsRoot(folder); folder = Path.GetDirectoryName(folder)!)
                Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Not there, or not empty.
        }
    }

    async Task<ObjectInfo> DescribeAsync(string key, FileInfo file, CancellationToken cancel)
    {
        file.Refresh();
        return new ObjectInfo(key, file.Length, await hashes.OfAsync(file, cancel), null, file.LastWriteTimeUtc);
    }

    /// <returns>The ETag of what was written.</returns>
    static async Task<string> WriteAsync(string path, Stream content, CancellationToken cancel)
    {
        await using var file = CreateWithFolder(path);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return ContentHashes.Text(sha.GetHashAndReset());
    }

    static FileStream CreateWithFolder(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            }
            catch (DirectoryNotFoundException) when (attempt < 10)
            {
                // A deletion has just removed the folder, empty until now.
            }
        }
    }

    static bool IsMissing(Exception e) => e is FileNotFoundException or DirectoryNotFoundException or PathTooLongException;
}
