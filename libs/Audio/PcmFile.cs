using AudioAspire.Contracts;

namespace AudioAspire.Audio;

/// <summary>A scratch file of 16 kHz, 16-bit little-endian PCM, interleaved: what every stage after decoding reads.</summary>
public sealed record PcmFile(string Path, int Channels, long Frames)
{
    public double Seconds => (double)Frames / AudioFormat.SampleRate;

    /// <summary>The samples in chunks of one second or so, each valid until the next is asked for.</summary>
    /// <param name="mono">Two channels averaged to one.</param>
    /// <param name="fromFrame">The first frame to read.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Read(bool mono = false, long fromFrame = 0)
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        file.Position = fromFrame * Channels * 2;
        var bytes = new byte[AudioFormat.SampleRate * 2 * Channels];
        int read;
        while ((read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)) > 0)
        {
            if (!mono || Channels == 1) yield return bytes.AsMemory(0, read);
            else
            {
                Average(bytes.AsSpan(0, read));
                yield return bytes.AsMemory(0, read / 2);
            }
        }
    }

    static void Average(Span<byte> pcm)
    {
        var samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(pcm);
        for (var i = 0; i < samples.Length / 2; i++) samples[i] = (short)((samples[2 * i] + samples[2 * i + 1]) >> 1);
    }
}

/// <summary>Writes a <see cref="PcmFile"/>; silence becomes a hole where the file system has holes.</summary>
internal sealed class PcmWriter(string path, int channels) : IDisposable
{
    readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
    byte[] _bytes = [];
    long _samples;

    public void Write(ReadOnlySpan<float> samples)
    {
        if (_bytes.Length < samples.Length * 2) _bytes = new byte[samples.Length * 2];
        var pcm = _bytes.AsSpan(0, samples.Length * 2);
        SampleCoding.ToPcm16(samples, pcm);
        if (pcm.ContainsAnyExcept((byte)0)) _file.Write(pcm);
        else _file.Seek(pcm.Length, SeekOrigin.Current);
        _samples += samples.Length;
    }

    public PcmFile Finish()
    {
        _file.SetLength(_samples * 2);
        _file.Flush();
        return new PcmFile(path, channels, _samples / channels);
    }

    public void Dispose() => _file.Dispose();
}
