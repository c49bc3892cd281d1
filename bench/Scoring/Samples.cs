namespace AudioAspire.Scoring;

/// <summary>Finds what the repository ships, from a program that runs anywhere below it.</summary>
public static class Samples
{
    /// <summary>The repository's root: the nearest folder at or above the program with AudioAspire.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>samples/: one folder a case, with truth/ in it.</summary>
    public static string Folder => Path.Combine(Root, "samples");

    /// <summary>The truth/ folders of all cases in samples/, by name.</summary>
    public static IReadOnlyList<string> TruthFolders =>
        [.. Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal).Select(f => Path.Combine(f, "truth")).Where(f => File.Exists(Path.Combine(f, "case.json")))];

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AudioAspire.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No AudioAspire.sln at or above {AppContext.BaseDirectory}.");
    }
}
