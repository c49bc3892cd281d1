using System.Globalization;

namespace AudioAspire.Audio;

/// <summary>A recording small enough to live inside a report: Opus in Ogg, mono, about 24 kbit/s (3 kB a second).</summary>
public static class OpusEncoder
{
    public const string MimeType = "audio/ogg; codecs=opus";

    /// <summary>Of libopus, 0 to 10. Half the time of the usual 10; speech at this rate sounds the same.</summary>
    const string Complexity = "5";

    /// <param name="pcm">The recording.</param>
    /// <param name="failed">Gets the last words of an ffmpeg that is there and could not do it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The same bytes for the same samples and ffmpeg; null without ffmpeg or where it failed.</returns>
    /// <exception cref="AudioException">ffmpeg was stopped.</exception>
    public static async Task<byte[]?> EncodeAsync(PcmFile pcm, Action<string>? failed = null, CancellationToken cancel = default)
    {
        if (FfmpegProgram.Find() is not { } program) return null;
        using var process = FfmpegProgram.Start(program,
            ["-f", "s16le", "-ar", "16000", "-ac", pcm.Channels.ToString(CultureInfo.InvariantCulture), "-i", "file:" + Path.GetFullPath(pcm.Path),
                "-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact", "-ac", "1", "-c:a", "libopus", "-b:a", "24k",
                "-application", "voip", "-compression_level", Complexity, "-f", "ogg", "pipe:1"]);
        using var kill = process.KillOn(cancel);
        var stderr = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var encoded = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(encoded, cancel);
        var words = await stderr;
        await process.WaitForExitAsync(cancel);
        cancel.ThrowIfCancellationRequested();
        FfmpegProgram.ThrowIfStopped(process.ExitCode);
        if (process.ExitCode == 0) return encoded.ToArray();
        failed?.Invoke(words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault($"exit code {process.ExitCode}"));
        return null;
    }
}
