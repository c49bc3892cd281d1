using System.Buffers.Binary;

namespace AudioAspire.Audio;

/// <summary>Reads the samples of a RIFF, RF64 or BW64 WAVE stream front to back; the stream need not be seekable.</summary>
internal sealed class WavReader : IDisposable
{
    // Writers that could not go back to the header leave 0, -1 or a number near 2^31 as the size.
    const long UnknownSize = 0x7FFF_0000;
    const int BlockFrames = 8192;

    readonly Stream _stream;
    readonly byte[] _bytes;
    long _left;
    int _pending;

    WavReader(Stream stream, WavFormat format, long left, double? missing)
    {
        (_stream, Format, _left, MissingSeconds) = (stream, format, left, missing);
        _bytes = new byte[BlockFrames * Math.Max(1, format.FrameBytes)];
    }

    public WavFormat Format { get; }

    /// <summary>How much less the file holds than its header promises; null where nothing is missing.</summary>
    public double? MissingSeconds { get; }

    /// <param name="length">Bytes of the whole stream; null where only its end will tell.</param>
    /// <exception cref="AudioException">No WAVE header, or one that cannot be true.</exception>
    public static WavReader Open(Stream stream, long? length)
    {
        var position = 0L;
        Span<byte> head = stackalloc byte[12];
        if (!Fill(head) || !head[8..].SequenceEqual("WAVE"u8)) throw AudioException.NotAudio("This is not a WAV file.");
        WavFormat? format = null;
        long? wideSize = null;
        while (Fill(head[..8]))
        {
            long size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head.StartsWith("data"u8))
                return format is null
                    ? throw AudioException.Damaged("The WAV file's samples come before their format.")
                    : AtData(stream, format, wideSize is { } wide && size >= uint.MaxValue ? wide : size, length - position);
            var body = new byte[(int)Math.Min(size, 64)];
            if (!Fill(body)) break;
            if (head.StartsWith("fmt "u8)) format = WavFormat.Parse(body);
            if (head.StartsWith("ds64"u8) && body.Length >= 16) wideSize = BinaryPrimitives.ReadInt64LittleEndian(body.AsSpan(8));
            if (!Skip(size + (size & 1) - body.Length)) break;
        }
        throw format is null
            ? AudioException.Damaged("The WAV file is cut off inside its header.")
            : AudioException.Empty("The WAV file has a header and no samples.");

        bool Fill(Span<byte> into)
        {
            var read = stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
            position += read;
            return read == into.Length;
        }

        bool Skip(long count)
        {
            var waste = new byte[4096];
            for (; count > 0; count -= Math.Min(count, waste.Length))
                if (!Fill(waste.AsSpan(0, (int)Math.Min(count, waste.Length)))) return false;
            return true;
        }
    }

    /// <summary>Interleaved frames, as many as fit.</summary>
    /// <returns>The number of samples (a multiple of the channels); 0 at the end.</returns>
    public int Read(Span<float> samples)
    {
        var frame = Format.FrameBytes;
        var wanted = (int)Math.Min(Math.Min(_bytes.Length, (long)samples.Length / Format.Channels * frame), _left + _pending);
        var read = _pending;
        while (read < wanted)
        {
            var got = _stream.Read(_bytes, read, wanted - read);
            if (got == 0) break;
            (read, _left) = (read + got, _left - got);
            if (read >= frame) break;
        }
        var whole = read / frame * frame;
        var count = whole / Format.SampleBytes;
        SampleCoding.Decode(Format.Coding, _bytes.AsSpan(0, whole), samples[..count]);
        _pending = read - whole;
        _bytes.AsSpan(whole, _pending).CopyTo(_bytes);
        return count;
    }

    public void Dispose() => _stream.Dispose();

    static WavReader AtData(Stream stream, WavFormat format, long size, long? rest)
    {
        if (rest is not { } there) return new WavReader(stream, format, long.MaxValue / 2, missing: null);
        var frame = Math.Max(1, format.FrameBytes);
        if (size >= UnknownSize && there < size) return new WavReader(stream, format, there, missing: null);
        // A writer that never came back leaves 0; one that overflowed 32 bits leaves the size modulo 4 GiB.
        if (size == 0 && !FollowedByChunk(stream, there) || there - size >= uint.MaxValue) size = there;
        return new WavReader(stream, format, Math.Min(size, there), there < size ? (size - there) / frame / (double)format.SampleRate : null);
    }

    static bool FollowedByChunk(Stream stream, long rest)
    {
        if (rest < 8) return true;
        var here = stream.Position;
        Span<byte> next = stackalloc byte[8];
        stream.ReadExactly(next);
        stream.Position = here;
        return next[..4].ContainsAnyExceptInRange((byte)' ', (byte)'z') is false
            && BinaryPrimitives.ReadUInt32LittleEndian(next[4..]) <= rest - 8;
    }
}
