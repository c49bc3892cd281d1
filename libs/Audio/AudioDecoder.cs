using System.Globalization;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Audio;

/// <param name="Notes">What was repaired, left out or missing, for people.</param>
public sealed record DecodedAudio(PcmFile Pcm, IReadOnlyList<string> Notes);

/// <summary>Any audio or video file to a 16 kHz scratch file: WAV directly, everything else through ffmpeg. Memory does not grow with the length.</summary>
public static class AudioDecoder
{
    /// <summary>A recording shorter than this (seconds) holds no word.</summary>
    public const double MinSeconds = 0.1;

    /// <summary>Decodes <paramref name="input"/> to <paramref name="scratch"/> (overwritten): one channel, or two where each carries its own speaker.</summary>
    /// <exception cref="AudioException">There is no sound to be had; the code says why.</exception>
    public static Task<DecodedAudio> DecodeAsync(string input, string scratch, CancellationToken cancel = default) =>
        Task.Run(() => FileKinds.Of(input, out var name) switch
        {
            FileKind.Empty => throw AudioException.Empty("The file is empty."),
            FileKind.Text => throw AudioException.NotAudio("This is a text file, not a recording."),
            FileKind.NotAudio => throw AudioException.NotAudio($"This is {name}, not a recording."),
            FileKind.Wav when IsPlain(input) => Task.FromResult(DecodeWav(input, scratch, cancel)),
            _ => DecodeWithFfmpegAsync(input, scratch, cancel),
        }, cancel);

    /// <summary>The whole recording as one channel in memory, in [-1, 1], for benchmarks: WAV, or anything ffmpeg reads.</summary>
    public static async Task<float[]> ReadMonoAsync(string path, CancellationToken cancel = default)
    {
        var scratch = Path.Combine(Path.GetTempPath(), $"audioaspire-{Guid.NewGuid():N}.pcm");
        try
        {
            var pcm = (await DecodeAsync(path, scratch, cancel)).Pcm;
            var samples = new float[pcm.Frames];
            var at = 0;
            foreach (var chunk in pcm.Read(mono: true))
            {
                SampleCoding.Decode(WavCoding.Signed16, chunk.Span, samples.AsSpan(at, chunk.Length / 2));
                at += chunk.Length / 2;
            }
            return samples;
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    static bool IsPlain(string path)
    {
        using var file = File.OpenRead(path);
        return WavReader.Open(file, file.Length).Format.Coding != WavCoding.Other;
    }

    static DecodedAudio DecodeWav(string input, string scratch, CancellationToken cancel)
    {
        using var sound = SoundStream.OpenWav(input);
        return Write(sound, scratch, cancel);
    }

    static async Task<DecodedAudio> DecodeWithFfmpegAsync(string input, string scratch, CancellationToken cancel)
    {
        using var ffmpeg = FfmpegDecoder.Start(input, cancel);
        using var sound = ffmpeg.Open(cancel);
        var decoded = Write(sound, scratch, cancel);
        return await ffmpeg.FinishAsync(cancel) is { } note ? decoded with { Notes = [.. decoded.Notes, note] } : decoded;
    }

    static DecodedAudio Write(SoundStream sound, string scratch, CancellationToken cancel)
    {
        var detector = sound.Channels == 2 ? new ChannelLayoutDetector() : null;
        PcmFile pcm;
        using (var writer = new PcmWriter(scratch, sound.Channels))
        {
            for (var block = sound.Read(); !block.IsEmpty; block = sound.Read())
            {
                cancel.ThrowIfCancellationRequested();
                detector?.Add(block);
                writer.Write(block);
            }
            pcm = writer.Finish();
        }
        cancel.ThrowIfCancellationRequested();
        if (pcm.Frames == 0) throw AudioException.Empty("The file has a header and no samples.");
        if (pcm.Seconds < MinSeconds)
            throw new AudioException(ErrorCode.TooShort, string.Create(CultureInfo.InvariantCulture, $"The recording is only {pcm.Seconds * 1000:0.##} ms long."),
                "Check that the recorder was running, and copy the recording again.");
        if (detector?.Judge() is { } layout and not ChannelLayout.Separate) pcm = MonoMix.Of(pcm, layout, cancel);
        return new DecodedAudio(pcm, [.. Notes(sound)]);
    }

    static IEnumerable<string> Notes(SoundStream sound)
    {
        if (sound.MissingSeconds is { } missing)
            yield return string.Create(CultureInfo.InvariantCulture, $"The file is cut off: {missing:0.0} s that its header promises are missing.");
        if (sound.Replaced > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{sound.Replaced} damaged samples (not numbers) were replaced by silence.");
    }
}
