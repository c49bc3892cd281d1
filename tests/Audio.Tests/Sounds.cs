using System.Buffers.Binary;
using System.Text;

namespace AudioAspire.Audio.Tests;

/// <summary>Small signals and the WAVE files that hold them.</summary>
internal static class Sounds
{
    public static float[] Tone(double hertz, int rate, double seconds, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    /// <summary>Bursts of deterministic noise in some tenths of a second, near silence in the others.</summary>
    public static float[] Speech(double seconds, Func<int, bool> speaksInSecond, uint seed)
    {
        var samples = new float[(int)(16_000 * seconds)];
        var state = seed;
        for (var i = 0; i < samples.Length; i++)
        {
            state = state * 1664525 + 1013904223;
            var noise = state / (float)uint.MaxValue - 0.5f;
            var syllable = i / 1600 % 3 != 2;
            samples[i] = noise * (speaksInSecond(i / 16_000) && syllable ? 0.5f : 0.0005f);
        }
        return samples;
    }

    public static float[] Interleave(params float[][] channels) =>
        [.. Enumerable.Range(0, channels[0].Length * channels.Length).Select(i => channels[i % channels.Length][i / channels.Length])];

    public static byte[] Encode(float[] samples, int tag, int bits)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var sample in samples)
            switch (tag, bits)
            {
                case (1, 8): writer.Write((byte)Math.Clamp(Math.Round(sample * 128) + 128, 0, 255)); break;
                case (1, 16): writer.Write((short)Math.Round(sample * 32767)); break;
                case (1, 24): writer.Write(BitConverter.GetBytes((int)Math.Round(sample * 8388607)).AsSpan(0, 3)); break;
                case (1, 32): writer.Write((int)Math.Round(sample * 2147483000.0)); break;
                case (3, 32): writer.Write(sample); break;
                case (3, 64): writer.Write((double)sample); break;
                case (6, 8): writer.Write(Nearest(WavCoding.ALaw, sample)); break;
                case (7, 8): writer.Write(Nearest(WavCoding.MuLaw, sample)); break;
                default: throw new ArgumentException($"{tag}/{bits}");
            }
        return bytes.ToArray();
    }

    public static byte[] Wav(byte[] data, int tag, int bits, int rate, int channels, uint? dataSize = null, string riff = "RIFF",
        byte[]? before = null, byte[]? after = null, uint? mask = null)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var format = mask is null ? 16 : 40;
        writer.Write(Encoding.ASCII.GetBytes(riff));
        writer.Write((uint)(data.Length + format + 20));
        writer.Write("WAVE"u8);
        if (before is not null) writer.Write(before);
        writer.Write("fmt "u8);
        writer.Write(format);
        writer.Write((ushort)(mask is null ? tag : 0xFFFE));
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write((ushort)bits);
        if (mask is { } loudspeakers)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(loudspeakers);
            writer.Write((ushort)tag);
            writer.Write([0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]);
        }
        writer.Write("data"u8);
        writer.Write(dataSize ?? (uint)data.Length);
        writer.Write(data);
        if (after is not null) writer.Write(after);
        return bytes.ToArray();
    }

    public static byte[] Wav16(float[] samples, int rate = 16_000, int channels = 1) => Wav(Encode(samples, 1, 16), 1, 16, rate, channels);

    public static byte[] Chunk(string id, byte[] content)
    {
        var chunk = new byte[8 + content.Length + content.Length % 2];
        Encoding.ASCII.GetBytes(id, chunk);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(4), (uint)content.Length);
        content.CopyTo(chunk, 8);
        return chunk;
    }

    /// <summary>Power at one frequency relative to the whole, in [0, 1].</summary>
    public static double Purity(ReadOnlySpan<float> samples, double hertz, int rate = 16_000)
    {
        double re = 0, im = 0, all = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var angle = 2 * Math.PI * hertz * i / rate;
            (re, im, all) = (re + samples[i] * Math.Cos(angle), im + samples[i] * Math.Sin(angle), all + (double)samples[i] * samples[i]);
        }
        return 2 * (re * re + im * im) / (samples.Length * all);
    }

    public static double Rms(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var s in samples) sum += (double)s * s;
        return Math.Sqrt(sum / Math.Max(1, samples.Length));
    }

    static byte Nearest(WavCoding coding, float sample)
    {
        var codes = new byte[256];
        for (var i = 0; i < 256; i++) codes[i] = (byte)i;
        var values = new float[256];
        SampleCoding.Decode(coding, codes, values);
        return codes.MinBy(c => Math.Abs(values[c] - sample));
    }
}

/// <summary>A folder that disappears after the test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("audio-tests-").FullName;

    public string Output => Path.Combine(Folder, "out.pcm");

    public string Write(byte[] content, string name = "in.wav")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public async Task<(DecodedAudio Audio, float[] Samples)> Decode(byte[] content, string name = "in.wav")
    {
        var audio = await AudioDecoder.DecodeAsync(Write(content, name), Output, TestContext.Current.CancellationToken);
        var bytes = File.ReadAllBytes(Output);
        Assert.Equal(audio.Pcm.Frames * audio.Pcm.Channels * 2, bytes.Length);
        var samples = new float[bytes.Length / 2];
        SampleCoding.Decode(WavCoding.Signed16, bytes, samples);
        return (audio, samples);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
