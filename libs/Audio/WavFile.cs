using System.Buffers.Binary;

namespace AudioAspire.Audio;

/// <summary>Reads RIFF WAVE files.</summary>
public static class WavFile
{
    /// <summary>Samples of a 16 kHz mono file (16-bit PCM or mu-law) in [-1, 1].</summary>
    public static float[] ReadMono(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 12;
        var format = 0;
        while (at + 8 <= bytes.Length)
        {
            var id = System.Text.Encoding.ASCII.GetString(bytes, at, 4);
            var size = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4));
            if (id == "fmt ") format = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at + 8));
            if (id == "data") return Decode(bytes.AsSpan(at + 8, Math.Min(size, bytes.Length - at - 8)), format);
            at += 8 + size + (size & 1);
        }
        throw new InvalidDataException($"{path} has no data chunk.");
    }

    static float[] Decode(ReadOnlySpan<byte> data, int format)
    {
        var samples = new float[format == 7 ? data.Length : data.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (format == 7 ? MuLaw(data[i]) : BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..])) / 32768f;
        return samples;
    }

    // ITU-T G.711.
    static short MuLaw(byte code)
    {
        var u = ~code;
        var magnitude = ((((u & 0x0F) << 3) + 0x84) << ((u & 0x70) >> 4)) - 0x84;
        return (short)((u & 0x80) != 0 ? -magnitude : magnitude);
    }
}
