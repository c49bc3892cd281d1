using System.Diagnostics;

namespace AudioAspire.Audio;

/// <summary>The first sound track of any media file, as a WAVE stream at its own rate, written by ffmpeg to a pipe.</summary>
internal sealed class FfmpegDecoder : IDisposable
{
    readonly Process _process;
    readonly CancellationTokenRegistration _kill;
    readonly Task<string> _stderr;

    FfmpegDecoder(Process process, CancellationToken cancel)
    {
        _process = process;
        _kill = process.KillOn(cancel);
        _stderr = FirstLines(process.StandardError);
    }

    /// <exception cref="AudioException">ffmpeg is missing.</exception>
    public static FfmpegDecoder Start(string path, CancellationToken cancel) => new(FfmpegProgram.Start(
        FfmpegProgram.Find() ?? throw FfmpegProgram.Missing("This kind of file"),
        // Only files: a playlist in disguise must not reach the network.
        ["-protocol_whitelist", "file,pipe", "-fflags", "+bitexact", "-i", "file:" + Path.GetFullPath(path), "-map", "0:a:0", "-vn", "-sn", "-dn",
            "-map_metadata", "-1", "-flags", "+bitexact", "-fflags", "+bitexact", "-c:a", "pcm_f32le", "-f", "wav", "pipe:1"]), cancel);

    /// <exception cref="AudioException">ffmpeg found no sound in the file, or was stopped.</exception>
    public SoundStream Open(CancellationToken cancel)
    {
        try
        {
            return new SoundStream(WavReader.Open(_process.StandardOutput.BaseStream, length: null));
        }
        catch (AudioException)
        {
            cancel.ThrowIfCancellationRequested();
            var stderr = _stderr.GetAwaiter().GetResult();
            if (_process.WaitForExit(TimeSpan.FromSeconds(1))) FfmpegProgram.ThrowIfStopped(_process.ExitCode);
            throw Explain(stderr);
        }
    }

    /// <summary>After the last sample: what ffmpeg complained about, for people; null where all went well.</summary>
    /// <exception cref="AudioException">ffmpeg was stopped.</exception>
    public async Task<string?> FinishAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel);
        var stderr = await _stderr;
        cancel.ThrowIfCancellationRequested();
        FfmpegProgram.ThrowIfStopped(_process.ExitCode);
        return _process.ExitCode != 0 || IsDamage(stderr)
            ? "Parts of the file are damaged or missing; what could be decoded was used."
            : null;
    }

    public void Dispose()
    {
        _kill.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    internal static bool IsDamage(string stderr) =>
        Mentions(stderr, "error while decoding", "Header missing", "invalid new backstep", "truncat", "File ended prematurely", "partial file", "corrupt",
            "Error submitting packet", "Invalid data found", "overread", "CRC mismatch");

    internal static AudioException Explain(string stderr)
    {
        if (Mentions(stderr, "moov atom not found"))
            return AudioException.Damaged("The recording was never finished: its index (moov atom) is missing.",
                "Copy the whole file again, or repair it with the recorder that made it.");
        if (Mentions(stderr, "matches no streams", "does not contain any stream"))
            return AudioException.NotAudio("The file has no sound track.");
        if (Mentions(stderr, "Decoder (codec", "Unknown decoder", "Could not find codec parameters"))
            return AudioException.Damaged("The file's sound is in a format this ffmpeg cannot decode.", "Convert the recording to WAV, MP3, M4A, OGG or FLAC.");
        return AudioException.NotAudio("No sound was found in this file.");
    }

    static bool Mentions(string text, params string[] phrases) => phrases.Any(p => text.Contains(p, StringComparison.OrdinalIgnoreCase));

    // A damaged hour can bring a hundred thousand lines: all are read, the first are kept.
    static async Task<string> FirstLines(StreamReader stderr)
    {
        const int Kept = 200;
        var lines = new List<string>();
        while (await stderr.ReadLineAsync() is { } line)
            if (lines.Count < Kept) lines.Add(line);
        return string.Join('\n', lines);
    }
}
