using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace AudioAspire.Inference;

/// <summary>The models that are there: models/manifest.json with the size and sha256 of every file, checked at first use.</summary>
public sealed class ModelCatalogue
{
    readonly IReadOnlyDictionary<string, ModelFile> _files;
    readonly ConcurrentDictionary<string, string> _checked = new();

    ModelCatalogue(string folder, IReadOnlyDictionary<string, ModelFile> files) => (Folder, _files) = (folder, files);

    public string Folder { get; }

    /// <summary>Opens MODELS_DIR, or the nearest folder "models" with a manifest.json at or above the program.</summary>
    /// <exception cref="ModelException">No such folder, or its manifest cannot be read.</exception>
    public static ModelCatalogue Open(string? folder = null)
    {
        folder ??= Environment.GetEnvironmentVariable("MODELS_DIR") ?? FindAbove(AppContext.BaseDirectory)
            ?? throw new ModelException("No folder 'models' with a manifest.json was found. Set MODELS_DIR to it.");
        var path = Path.Combine(folder, "manifest.json");
        try
        {
            var manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;
            return new ModelCatalogue(folder, manifest.Files.ToDictionary(f => f.Path, StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new ModelException($"The model manifest {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The path of a file of the manifest ("vad/silero_vad_16k_sequence.onnx") after its sha256 was compared.</summary>
    /// <exception cref="ModelException">Unknown, missing or damaged.</exception>
    public string PathOf(string file) => _checked.GetOrAdd(file, Verify);

    public string Sha256Of(string file) => Find(file).Sha256;

    string Verify(string file)
    {
        var expected = Find(file);
        var path = Path.Combine(Folder, file.Replace('/', Path.DirectorySeparatorChar));
        if (!File.Exists(path)) throw new ModelException($"The model file {path} is missing. Restore it from the repository (git checkout -- models).");
        using var stream = File.OpenRead(path);
        var actual = Convert.ToHexStringLower(SHA256.HashData(stream));
        return actual == expected.Sha256
            ? path
            : throw new ModelException($"The model file {path} is damaged: its sha256 is {actual}, the manifest says {expected.Sha256}. Restore it from the repository (git checkout -- models).");
    }

    ModelFile Find(string file) => _files.TryGetValue(file, out var found)
        ? found
        : throw new ModelException($"'{file}' is not in {Path.Combine(Folder, "manifest.json")}.");

    static string? FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "models", "manifest.json")))
                return Path.Combine(folder.FullName, "models");
        return null;
    }
}

public sealed record ModelManifest(IReadOnlyList<ModelFile> Files);

public sealed record ModelFile(string Path, long Bytes, string Sha256, string Source, string Licence);

/// <summary>A model that cannot be used; the message says what to do.</summary>
public sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
