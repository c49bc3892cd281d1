using System.Buffers.Binary;
using AudioAspire.Audio;
using AudioAspire.Scoring;

namespace AudioAspire.Bench.Jobs;

/// <summary>A recording of any length, made by repeating the sample interviews with a level that changes a little each time.</summary>
internal static class RepeatedSamples
{
    /// <returns>The path.</returns>
    public static string Write(string path, int minutes)
    {
        var sources = Directory.GetFiles(Path.Combine(Samples.Folder, "robo-almacen"), "*.wav").Order(StringComparer.Ordinal).Select(WavFile.ReadMono).ToArray();
        var samples = minutes * 60 * 16_000;
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + 2 * samples);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(16_000);
        writer.Write(32_000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * samples);
        var buffer = new byte[2];
        for (int written = 0, round = 0; written < samples; round++)
        {
            var gain = 1 - 0.05f * (round % 7);
            foreach (var sample in sources[round % sources.Length].Take(samples - written))
            {
                BinaryPrimitives.WriteInt16LittleEndian(buffer, (short)(sample * gain * 32767));
                writer.Write(buffer);
            }
            written += Math.Min(sources[round % sources.Length].Length, samples - written);
        }
        return path;
    }
}
