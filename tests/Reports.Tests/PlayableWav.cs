namespace AudioAspire.Reports.Tests;

/// <summary>The sample recordings are mu-law, which browsers do not play: silence of the same length as 8 kHz PCM stands in.</summary>
internal static class PlayableWav
{
    public static byte[] Of(string muLawFile)
    {
        const int Rate = 8000;
        var samples = (int)(new FileInfo(muLawFile).Length / 2);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(36 + 2 * samples);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(2 * Rate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * samples);
        writer.Write(new byte[2 * samples]);
        return stream.ToArray();
    }
}
