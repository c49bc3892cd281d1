using AudioAspire.Inference;

namespace AudioAspire.Transcriber.WhisperNet;

/// <summary>The ggml file that Whisper.net reads, as the environment names it: such files are not shipped.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">Of the file at this place.</param>
internal sealed record WhisperNetModel(string Path, string Sha256)
{
    /// <summary>The file; fetched from <see cref="SourceVariable"/> where it is missing.</summary>
    public const string PathVariable = "WHISPER_NET_MODEL";
    public const string SourceVariable = "WHISPER_NET_SOURCE", Sha256Variable = "WHISPER_NET_SHA256", BytesVariable = "WHISPER_NET_BYTES";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <exception cref="ModelException">Not named, not there, or not the file whose sha256 is given.</exception>
    public static async Task<WhisperNetModel> FindAsync(Func<string, string?> variable, ModelDownload download, CancellationToken cancel)
    {
        if (variable(PathVariable) is not { Length: > 0 } path)
            throw new ModelException($"Set {PathVariable} to a ggml file of Whisper, such as ggml-large-v3-turbo.bin of ggerganov/whisper.cpp on Hugging Face.");
        var expected = variable(Sha256Variable)?.ToLowerInvariant();
        if (!File.Exists(path))
        {
            if (variable(SourceVariable) is not { Length: > 0 } source || expected is null || !long.TryParse(variable(BytesVariable), out var bytes))
                throw new ModelException($"The model file {path} is missing. Put it there, or give its address, size and sha256: {SourceVariable}, {BytesVariable}, {Sha256Variable}.");
            await download.FetchAsync(new ModelFile(System.IO.Path.GetFileName(path), bytes, expected, source, ""), path, cancel);
            return new WhisperNetModel(path, expected);
        }
        await using var file = File.OpenRead(path);
        var actual = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, cancel));
        return expected is null || expected == actual
            ? new WhisperNetModel(path, actual)
            : throw new ModelException($"The model file {path} is damaged or another one: its sha256 is {actual}, {Sha256Variable} says {expected}.");
    }
}
