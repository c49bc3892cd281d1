using System.Buffers.Binary;
using AudioAspire.Contracts;

namespace AudioAspire.Audio;

/// <summary>WAVE files as a whole; recordings of any length go through <see cref="AudioDecoder"/>.</summary>
public static class WavFile
{
    public const int HeaderBytes = 44;

    /// <summary>Samples of a WAV file in [-1, 1], channels averaged, resampled to 16 kHz.</summary>
    /// <exception cref="AudioException">Not a WAV file, damaged, or in a coding only ffmpeg reads.</exception>
    public static float[] ReadMono(string path)
    {
        using var sound = SoundStream.OpenWav(path);
        var samples = new List<float>();
        for (var block = sound.Read(); !block.IsEmpty; block = sound.Read())
        {
            if (sound.Channels == 1) samples.AddRange(block);
            else
                for (var i = 0; i < block.Length; i += 2) samples.Add((block[i] + block[i + 1]) / 2);
        }
        return [.. samples];
    }

    /// <summary>The header of a 16 kHz, 16-bit PCM file; sizes beyond 32 bits are left open (-1).</summary>
    public static byte[] Header(int channels, long frames)
    {
        var header = new byte[HeaderBytes];
        var data = frames * channels * 2;
        "RIFF"u8.CopyTo(header);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        "data"u8.CopyTo(header.AsSpan(36));
        UInt32(4, data > uint.MaxValue - HeaderBytes ? uint.MaxValue : (uint)data + HeaderBytes - 8);
        UInt32(16, 16);
        UInt16(20, 1);
        UInt16(22, channels);
        UInt32(24, AudioFormat.SampleRate);
        UInt32(28, (uint)(AudioFormat.SampleRate * channels * 2));
        UInt16(32, channels * 2);
        UInt16(34, 16);
        UInt32(40, data > uint.MaxValue - HeaderBytes ? uint.MaxValue : (uint)data);
        return header;

        void UInt32(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
        void UInt16(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(at), (ushort)value);
    }
}
