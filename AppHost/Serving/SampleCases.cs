namespace AudioAspire.AppHost.Serving;

/// <summary>Puts the sample cases into the input folder of a store that sees its first run.</summary>
static class SampleCases
{
    /// <summary>Remembers that it was done, so that samples a person removed stay away.</summary>
    const string Marker = ".samples-added";

    public static void AddOnFirstRun(string store, string? samples = null)
    {
        samples ??= FindAbove(AppContext.BaseDirectory);
        var marker = Path.Combine(store, Marker);
        if (samples is null || File.Exists(marker)) return;
        Add(store, samples);
        Directory.CreateDirectory(store);
        File.WriteAllBytes(marker, []);
    }

    /// <summary>Those that are there already stay as they are.</summary>
    public static void Add(string store, string? samples = null)
    {
        samples ??= FindAbove(AppContext.BaseDirectory) ?? throw new DistributedApplicationException("The samples are not beside this program.");
        foreach (var file in Directory.EnumerateDirectories(samples).SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal))
            CopyWhole(file, Path.Combine(store, "input", Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileName(file)));
    }

    // Whoever watches the folder sees the file when it is complete, not before.
    static void CopyWhole(string source, string target)
    {
        if (File.Exists(target)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = target + ".part";
        File.Copy(source, part, overwrite: true);
        File.Move(part, target, overwrite: true);
    }

    static string? FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "samples") is var samples && Directory.Exists(samples))
                return samples;
        return null;
    }
}
