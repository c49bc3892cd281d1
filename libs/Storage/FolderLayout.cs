namespace AudioAspire.Storage;

/// <summary>Keys to paths and back, where what lies under output/ may live in another folder.</summary>
internal sealed class FolderLayout(string folder, string? outputFolder, bool windows)
{
    const string Mount = "output/";
    const string TemporaryPrefix = ".audioaspire-";
    const string TemporarySuffix = ".tmp";
    const string LockFolder = ".locks";

    readonly string root = Path.GetFullPath(folder);
    readonly string? output = outputFolder is null ? null : Path.GetFullPath(outputFolder);

    /// <exception cref="ArgumentException">The key has empty, "." or ".." parts, a NUL, or a name that is kept for temporary files.</exception>
    public string PathOf(string key)
    {
        var parts = key.Split('/');
        if (parts.Any(p => p is "" or "." or ".." || p.Contains('\0') || IsTemporary(p)) || parts[0] == LockFolder)
            throw new ArgumentException($"'{key}' is not a key of a folder store.", nameof(key));
        var mounted = output is not null && parts.Length > 1 && key.StartsWith(Mount, StringComparison.Ordinal);
        return Path.Combine([mounted ? output! : root, .. parts[(mounted ? 1 : 0)..].Select(p => FileNames.FromKeyPart(p, windows))]);
    }

    /// <summary>The folder that holds the key, for what has to lie on the same disk.</summary>
    public string RootOf(string key) => output is not null && key.StartsWith(Mount, StringComparison.Ordinal) ? output : root;

    /// <summary>One of 64 lock files: the same for every process that sees the same folder.</summary>
    public string LockOf(string key)
    {
        var stripe = 0u;
        foreach (var c in RootOf(key) == output ? key[Mount.Length..] : key) stripe = (stripe * 31) + c;
        return Path.Combine(RootOf(key), LockFolder, $"{stripe % 64:00}");
    }

    /// <summary>In the folder of the target, so that renaming is atomic; short, so that no name becomes too long.</summary>
    public static string TemporaryBeside(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $"{TemporaryPrefix}{Guid.NewGuid():N}{TemporarySuffix}");

    public static bool IsTemporary(string name) =>
        name.StartsWith(TemporaryPrefix, StringComparison.Ordinal) && name.EndsWith(TemporarySuffix, StringComparison.Ordinal);

    /// <summary>Every file whose key starts with the prefix, in no order.</summary>
    public IEnumerable<(string Key, FileInfo File)> Files(string prefix)
    {
        var depth = prefix.LastIndexOf('/');
        var parts = depth < 0 ? [] : prefix[..depth].Split('/');
        if (parts.Any(p => p is "" or "." or "..") || prefix.Contains('\0')) return [];
        var top = depth < 0 ? "" : prefix[..(depth + 1)];
        var mounted = output is not null && top.StartsWith(Mount, StringComparison.Ordinal);
        var start = Path.Combine([mounted ? output! : root, .. parts[(mounted ? 1 : 0)..].Select(p => FileNames.FromKeyPart(p, windows))]);
        var files = Under(new DirectoryInfo(start), top);
        if (output is not null && top.Length == 0) files = files.Concat(Under(new DirectoryInfo(output), Mount));
        return files.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal));
    }

    IEnumerable<(string Key, FileInfo File)> Under(DirectoryInfo folder, string prefix)
    {
        if (!folder.Exists) yield break;
        foreach (var entry in folder.EnumerateFileSystemInfos("*", EveryEntry))
        {
            var key = prefix + FileNames.ToKeyPart(entry.Name, windows);
            if (entry is FileInfo file)
            {
                if (!IsTemporary(entry.Name)) yield return (key, file);
            }
            // A link to a folder may lead in a circle; what the mount hides is not seen.
            else if (entry.LinkTarget is null && entry.Name != LockFolder && !(output is not null && key + "/" == Mount))
                foreach (var inner in Under((DirectoryInfo)entry, key + "/")) yield return inner;
        }
    }

    static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = 0, MatchType = MatchType.Simple, IgnoreInaccessible = true };

    public bool IsRoot(string path) => path == root || path == output || Path.GetDirectoryName(path) == root;
}
