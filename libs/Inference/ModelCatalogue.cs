using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace AudioAspire.Inference;

/// <summary>The models of models/manifest.json, with the size and sha256 of every file, checked at first use. A file that is not beside the
/// manifest is looked for in the cache; one whose source is an address is fetched into it.</summary>
public sealed class ModelCatalogue
{
    readonly IReadOnlyDictionary<string, ModelFile> _files;
    readonly ConcurrentDictionary<string, string> _checked = new();

    ModelCatalogue(string folder, string cache, IReadOnlyDictionary<string, ModelFile> files) => (Folder, Cache, _files) = (folder, cache, files);

    public string Folder { get; }

    /// <summary>Keeps what was fetched, or made here.</summary>
    public string Cache { get; }

    /// <summary>Opens MODELS_DIR, or the nearest folder "models" with a manifest.json at or above the program.</summary>
    /// <param name="cache">MODELS_CACHE, or audioaspire/models in the user's folder for data of programs.</param>
    /// <exception cref="ModelException">No such folder, or its manifest cannot be read.</exception>
    public static ModelCatalogue Open(string? folder = null, string? cache = null)
    {
        cache ??= Environment.GetEnvironmentVariable("MODELS_CACHE") is { Length: > 0 } given ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "audioaspire", "models");
        folder ??= Environment.GetEnvironmentVariable("MODELS_DIR") ?? FindAbove(AppContext.BaseDirectory)
            ?? throw new ModelException("No folder 'models' with a manifest.json was found. Set MODELS_DIR to it.");
        var path = Path.Combine(folder, "manifest.json");
        try
        {
            var manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;
            return new ModelCatalogue(folder, cache, manifest.Files.ToDictionary(f => f.Path, StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new ModelException($"The model manifest {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The path of a file of the manifest ("vad/silero_vad_16k_sequence.onnx") after its sha256 was compared.</summary>
    /// <exception cref="ModelException">Unknown, missing, damaged, not made yet, or not to be had from its source.</exception>
    public string PathOf(string file) => _checked.GetOrAdd(file, Verify);

    public string Sha256Of(string file) => Find(file).Sha256;

    /// <summary>The command that makes a model; null where it is shipped, fetched or unknown.</summary>
    public string? MadeBy(string model) => _files.Values.FirstOrDefault(f => f.Path.StartsWith($"{model}/", StringComparison.Ordinal))?.MadeBy;

    string Verify(string file)
    {
        var expected = Find(file);
        var path = Path.Combine(Folder, file.Replace('/', Path.DirectorySeparatorChar));
        var remedy = "Restore it from the repository (git checkout -- models).";
        if (!File.Exists(path))
        {
            if (expected is { Address: null, MadeBy: null }) throw new ModelException($"The model file {path} is missing. {remedy}");
            path = Path.Combine(Cache, file.Replace('/', Path.DirectorySeparatorChar));
            remedy = "Delete it: it is fetched again.";
            if (!File.Exists(path)) return Fetch(expected, path);
        }
        if (expected.MadeBy is { } command) remedy = $"Delete its folder and make it again: {command}";
        using var stream = File.OpenRead(path);
        var actual = Convert.ToHexStringLower(SHA256.HashData(stream));
        return actual == expected.Sha256
            ? path
            : throw new ModelException($"The model file {path} is damaged: its sha256 is {actual}, the manifest says {expected.Sha256}. {remedy}");
    }

    static string Fetch(ModelFile file, string path)
    {
        if (file.MadeBy is { } command) throw new ModelException($"The model file {file.Path} is not shipped, and there is no address for it. Make it in the repository: {command}");
        // Nobody listens to a log yet while models are opened; without a word the start would seem to hang.
        Console.Error.WriteLine($"Fetching the model file {file.Path} ({file.Bytes >> 20} MiB) from {file.Address}");
        ModelDownload.FromEnvironment().FetchAsync(file, path, CancellationToken.None).GetAwaiter().GetResult();
        return path;
    }

    ModelFile Find(string file) => _files.TryGetValue(file, out var found)
        ? found
        : throw new ModelException($"'{file}' is not in {Path.Combine(Folder, "manifest.json")}. How a model gets into it: models/README.md.");

    static string? FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "models", "manifest.json")))
                return Path.Combine(folder.FullName, "models");
        return null;
    }
}

public sealed record ModelManifest(IReadOnlyList<ModelFile> Files);

/// <param name="Path">"folder/file", below models/ or the cache.</param>
/// <param name="Sha256">In lower case.</param>
/// <param name="Source">Where it comes from: an http or https address for one that is fetched, else a remark.</param>
/// <param name="MadeBy">The command, at the root of the repository, that makes one that is neither shipped nor fetched.</param>
public sealed record ModelFile(string Path, long Bytes, string Sha256, string Source, string Licence, string? MadeBy = null)
{
    /// <summary>Null where it is shipped, or made.</summary>
    internal Uri? Address => Uri.TryCreate(Source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}

/// <summary>A model that cannot be used; the message says what to do.</summary>
public sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
