using System.Security.Cryptography;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Jobs;
using AudioAspire.Storage;

namespace AudioAspire.Pipeline.Stages;

/// <summary>The input object as a local file.</summary>
/// <param name="Digest">sha256 of its bytes.</param>
internal sealed record LocalInput(string Path, string Digest)
{
    /// <exception cref="JobException">input_missing: it is gone, or is another version than the job was made for.</exception>
    public static async Task<LocalInput> FetchAsync(IObjectStore store, InputObject input, string folder, CancellationToken cancel)
    {
        // The name in the store may be anything; this one is harmless.
        var path = System.IO.Path.Combine(folder, "input");
        await using var content = await store.OpenReadAsync(input.Key, cancel);
        if (content.Info.ETag != input.Etag)
            throw JobException.BadInput(ErrorCode.InputMissing, "The recording was replaced while its job waited.", "Nothing to do: the new version is a job of its own.");
        await using var file = File.Create(path);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        int read;
        while ((read = await content.Stream.ReadAsync(buffer, cancel)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return new LocalInput(path, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}
