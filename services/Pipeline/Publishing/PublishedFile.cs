using System.Security.Cryptography;
using AudioAspire.Audio;
using AudioAspire.Contracts.Results;
using AudioAspire.Reports;

namespace AudioAspire.Pipeline.Publishing;

/// <summary>A finished file on its way to the store: in memory, or on disk where it is large.</summary>
internal sealed record PublishedFile(string Name, Func<Stream> Open)
{
    public static PublishedFile Of(ReportFile file) => new(file.Name, () => new MemoryStream(file.Content, writable: false));

    public static PublishedFile Of(string name, byte[] content) => new(name, () => new MemoryStream(content, writable: false));

    /// <summary>The recording as a WAV file, written to <paramref name="folder"/> first.</summary>
    public static async Task<PublishedFile> WavAsync(string name, PcmFile pcm, string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, name);
        await using (var wav = File.Create(path))
        {
            await wav.WriteAsync(WavFile.Header(pcm.Channels, pcm.Frames), cancel);
            await using var samples = File.OpenRead(pcm.Path);
            await samples.CopyToAsync(wav, cancel);
        }
        return new PublishedFile(name, () => File.OpenRead(path));
    }

    public ManifestFile Describe()
    {
        using var content = Open();
        return new ManifestFile(Name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
