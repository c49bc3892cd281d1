using System.Buffers.Binary;

namespace AudioAspire.Audio;

/// <summary>Coded samples to floats in [-1, 1].</summary>
internal static class SampleCoding
{
    static readonly float[] s_aLaw = Table(ALaw), s_muLaw = Table(MuLaw);

    /// <param name="bytes">Whole samples.</param>
    /// <param name="samples">As many as the bytes hold.</param>
    public static void Decode(WavCoding coding, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
            samples[i] = coding switch
            {
                WavCoding.Unsigned8 => (bytes[i] - 128) / 128f,
                WavCoding.Signed16 => BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) / 32768f,
                WavCoding.Signed24 => (bytes[3 * i] << 8 | bytes[3 * i + 1] << 16 | bytes[3 * i + 2] << 24) / 2147483648f,
                WavCoding.Signed32 => BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) / 2147483648f,
                WavCoding.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]),
                WavCoding.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]),
                WavCoding.ALaw => s_aLaw[bytes[i]],
                WavCoding.MuLaw => s_muLaw[bytes[i]],
                _ => throw new ArgumentOutOfRangeException(nameof(coding), coding, "This coding is read through ffmpeg."),
            };
    }

    /// <summary>Floats to 16-bit little-endian PCM: rounded, clipped.</summary>
    public static void ToPcm16(ReadOnlySpan<float> samples, Span<byte> pcm)
    {
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(pcm[(2 * i)..], (short)Math.Clamp(MathF.Round(samples[i] * 32768f), -32768f, 32767f));
    }

    static float[] Table(Func<byte, int> decode) => [.. Enumerable.Range(0, 256).Select(code => decode((byte)code) / 32768f)];

    // ITU-T G.711, as 16-bit values.
    static int MuLaw(byte code)
    {
        var u = ~code;
        var magnitude = ((((u & 0x0F) << 3) + 0x84) << ((u & 0x70) >> 4)) - 0x84;
        return (u & 0x80) != 0 ? -magnitude : magnitude;
    }

    static int ALaw(byte code)
    {
        var a = code ^ 0x55;
        var exponent = (a & 0x70) >> 4;
        var mantissa = (a & 0x0F) << 4;
        var magnitude = exponent == 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
        return (a & 0x80) != 0 ? magnitude : -magnitude;
    }
}
