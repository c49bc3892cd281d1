using System.Buffers.Binary;
using AudioAspire.Scoring;

namespace AudioAspire.EndToEnd.Support;

/// <summary>Small recordings in every encoding of RIFF WAVE, made on the spot.</summary>
internal static class WavWriter
{
    public const int Pcm = 1, Float = 3, ALaw = 6;

    /// <summary>Seconds of a real interview, 16 kHz mono.</summary>
    public static float[] Speech(double start, double seconds, string recording = "product-research-01-30s")
    {
        var bytes = File.ReadAllBytes(Path.Combine(Samples.Root, "tests", "data", recording + ".wav"));
        var samples = new float[(int)(seconds * 16_000)];
        var first = bytes.AsSpan().IndexOf("data"u8) + 8 + ((int)(start * 16_000) * 2);
        for (var i = 0; i < samples.Length; i++) samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(first + (i * 2))) / 32_768f;
        return samples;
    }

    /// <param name="samples">One channel; every channel gets it.</param>
    /// <param name="hold">How often each sample is repeated: 3 turns 16 kHz into 48 kHz.</param>
    public static void Write(string path, ReadOnlySpan<float> samples, int format = Pcm, int bits = 16, int channels = 1, int hold = 1)
    {
        var frame = channels * bits / 8;
        var file = new byte[44 + (samples.Length * hold * frame)];
        Header(file, format, bits, channels, 16_000 * hold, file.Length - 44);
        var at = file.AsSpan(44);
        foreach (var sample in samples)
        {
            for (var copy = 0; copy < hold * channels; copy++)
            {
                Encode(at, sample, format, bits);
                at = at[(bits / 8)..];
            }
        }
        File.WriteAllBytes(path, file);
    }

    /// <summary>16-bit, 16 kHz digital silence as a file with a hole: hours take no room.</summary>
    public static void WriteSilence(string path, TimeSpan duration)
    {
        var bytes = (long)(duration.TotalSeconds * 16_000) * 2;
        var header = new byte[44];
        Header(header, Pcm, 16, 1, 16_000, checked((int)bytes));
        using var file = File.Create(path);
        file.Write(header);
        file.SetLength(44 + bytes);
    }

    static void Header(Span<byte> to, int format, int bits, int channels, int rate, int dataBytes)
    {
        "RIFF"u8.CopyTo(to);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], 36 + dataBytes);
        "WAVEfmt "u8.CopyTo(to[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(to[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(to[20..], (short)format);
        BinaryPrimitives.WriteInt16LittleEndian(to[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(to[28..], rate * channels * bits / 8);
        BinaryPrimitives.WriteInt16LittleEndian(to[32..], (short)(channels * bits / 8));
        BinaryPrimitives.WriteInt16LittleEndian(to[34..], (short)bits);
        "data"u8.CopyTo(to[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(to[40..], dataBytes);
    }

    static void Encode(Span<byte> to, float sample, int format, int bits)
    {
        if (format == Float) BinaryPrimitives.WriteSingleLittleEndian(to, sample);
        else if (format == ALaw) to[0] = ALawOf((int)(sample * 32_767));
        else if (bits == 8) to[0] = (byte)(128 + (sample * 127));
        else if (bits == 24)
        {
            var value = (int)(sample * 8_388_607);
            (to[0], to[1], to[2]) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16));
        }
        else BinaryPrimitives.WriteInt16LittleEndian(to, (short)(sample * 32_767));
    }

    /// <summary>ITU-T G.711, from 16-bit samples.</summary>
    static byte ALawOf(int sample)
    {
        var sign = sample >= 0 ? 0x80 : 0;
        var magnitude = Math.Min(sample >= 0 ? sample : ~sample, 32_767) >> 4;
        var exponent = 0;
        while (magnitude >> exponent > 31) exponent++;
        var code = magnitude < 16 ? magnitude : ((exponent + 1) << 4) | ((magnitude >> exponent) & 15);
        return (byte)((sign | code) ^ 0x55);
    }
}
