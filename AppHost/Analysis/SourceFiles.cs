using System.Text.Json;
using AudioAspire.Contracts.Results;

namespace AudioAspire.AppHost.Analysis;

/// <summary>Which files of the command line are analysed, and where in the store they go.</summary>
/// <param name="Recordings">Source and key (input/CASE/NAME.EXT), each key once.</param>
/// <param name="Companions">options.json and vocabulary.txt of a folder, for its case.</param>
/// <param name="Notes">What was left out, and why.</param>
sealed record SourceFiles(IReadOnlyList<SourceFile> Recordings, IReadOnlyList<SourceFile> Companions, IReadOnlyList<string> Notes)
{
    static readonly string[] CompanionNames = ["options.json", "vocabulary.txt"];
    static readonly string[] Transcripts = [".vtt", ".srt", ".json"];
    /// <summary>What people keep beside recordings. Anything else in a folder is tried, so that no recording is silently left out.</summary>
    static readonly string[] Documents =
        [".txt", ".md", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".csv", ".xls", ".xlsx", ".rttm", ".jpg", ".jpeg", ".png", ".zip", ".log", ".ini", ".db", ".xml", ".yml", ".yaml"];

    public static SourceFiles Find(IEnumerable<string> sources, string? caseName)
    {
        var (recordings, companions, notes) = (new List<SourceFile>(), new List<SourceFile>(), new List<string>());
        foreach (var source in sources)
        {
            if (!Directory.Exists(source))
            {
                Add(source, caseName ?? Path.GetFileNameWithoutExtension(source));
                continue;
            }
            var folder = new DirectoryInfo(source);
            var files = folder.GetFiles().Where(f => !f.Name.StartsWith('.')).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
            foreach (var file in files.Where(f => CompanionNames.Contains(f.Name)))
                companions.Add(new SourceFile(file.FullName, KeyNames.OfCompanion(caseName ?? folder.Name, file.Name)));
            foreach (var file in files.Where(f => !CompanionNames.Contains(f.Name)))
                if (WhyNot(file, files) is { } reason) notes.Add($"{file.Name} is left out: {reason}.");
                else Add(file.FullName, caseName ?? folder.Name);
        }
        return new SourceFiles(recordings, companions, notes);

        void Add(string path, string @case)
        {
            path = Path.GetFullPath(path);
            if (recordings.Any(r => r.Path == path)) return;
            var file = Path.GetFileName(path);
            var key = KeyNames.Of(@case, file);
            // The same name from two folders: the folder tells them apart.
            var parent = Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
            for (var n = 1; recordings.Any(r => string.Equals(r.Key, key, StringComparison.OrdinalIgnoreCase)); n++)
                key = KeyNames.Of(@case, file, n == 1 ? parent : $"{parent}-{n}");
            recordings.Add(new SourceFile(path, key));
        }
    }

    static string? WhyNot(FileInfo file, IReadOnlyList<FileInfo> siblings)
    {
        var extension = file.Extension.ToLowerInvariant();
        if (Documents.Contains(extension)) return "it is neither a recording nor a transcript";
        if (!Transcripts.Contains(extension)) return null;
        if (extension == ".json" && !HasOurSchema(file)) return "it is not a transcript of AudioAspire";
        var recording = siblings.FirstOrDefault(s => Path.GetFileNameWithoutExtension(s.Name) == Path.GetFileNameWithoutExtension(file.Name)
            && !Transcripts.Contains(s.Extension.ToLowerInvariant()) && !Documents.Contains(s.Extension.ToLowerInvariant()));
        return recording is null ? null : $"{recording.Name} lies beside it";
    }

    static bool HasOurSchema(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            using var json = JsonDocument.Parse(stream);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("schema", out var schema)
                && schema.ValueKind == JsonValueKind.String && schema.GetString() == Transcript.SchemaId;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

sealed record SourceFile(string Path, string Key);
