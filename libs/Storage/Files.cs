namespace AudioAspire.Storage;

/// <summary>File operations that other processes may disturb for a moment, as virus scanners and readers do on Windows.</summary>
internal static class Files
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Opens for reading without hindering a writer that replaces the file.</summary>
    public static FileStream OpenShared(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);

    /// <summary>Holds the file against every other thread and process; the system lets go when this process dies.</summary>
    public static Task<FileStream> LockAsync(string path, CancellationToken cancel) => RetryAsync(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
    }, cancel);

    public static Task ReplaceAsync(string from, string to, CancellationToken cancel) => RetryAsync(() =>
    {
        File.Move(from, to, overwrite: true);
        return true;
    }, cancel);

    static async Task<T> RetryAsync<T>(Func<T> action, CancellationToken cancel)
    {
        for (var started = Environment.TickCount64; ;)
        {
            try
            {
                return action();
            }
            catch (Exception e) when (IsPassing(e) && Environment.TickCount64 - started < Patience.TotalMilliseconds)
            {
                await Task.Delay(Random.Shared.Next(1, 15), cancel);
            }
        }
    }

    static bool IsPassing(Exception e) =>
        e is IOException and not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && !IsFolderInTheWay(e)
        || (e is UnauthorizedAccessException && OperatingSystem.IsWindows());

    /// <summary>EISDIR, ENOTDIR and ENOTEMPTY do not pass.</summary>
    static bool IsFolderInTheWay(Exception e) => !OperatingSystem.IsWindows() && e.HResult is 20 or 21 or 39 or 66;
}
