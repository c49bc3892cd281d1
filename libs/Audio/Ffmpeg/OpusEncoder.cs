using System.Globalization;

namespace AudioAspire.Audio;

/// <summary>A recording small enough to live inside a report: Opus in Ogg, mono, about 24 kbit/s (3 kB a second).</summary>
public static class OpusEncoder
{
    public const string MimeType = "audio/ogg; codecs=opus";

    /// <returns>The same bytes for the same samples and ffmpeg; null without ffmpeg or where it has no Opus encoder.</returns>
    /// <exception cref="AudioException">ffmpeg was stopped.</exception>
    public static async Task<byte[]?> EncodeAsync(PcmFile pcm, CancellationToken cancel = default)
    {
        if (FfmpegProgram.Find() is not { } program) return null;
        using var process = FfmpegProgram.Start(program,
            ["-f", "s16le", "-ar", "16000", "-ac", pcm.Channels.ToString(CultureInfo.InvariantCulture), "-i", "file:" + Path.GetFullPath(pcm.Path),
                "-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact", "-ac", "1", "-c:a", "libopus", "-b:a", "24k",
                "-application", "voip", "-f", "ogg", "pipe:1"]);
        using var kill = process.KillOn(cancel);
        var stderr = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var encoded = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(encoded, cancel);
        await stderr;
        await process.WaitForExitAsync(cancel);
        cancel.ThrowIfCancellationRequested();
        FfmpegProgram.ThrowIfStopped(process.ExitCode);
        return process.ExitCode == 0 ? encoded.ToArray() : null;
    }
}
