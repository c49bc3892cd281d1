using System.Buffers.Binary;

namespace AudioAspire.Audio;

/// <summary>Turns a two-channel scratch file into one channel, as its layout asks for.</summary>
internal static class MonoMix
{
    public static PcmFile Of(PcmFile stereo, ChannelLayout layout, CancellationToken cancel)
    {
        var mixed = stereo.Path + ".mono";
        var samples = Array.Empty<float>();
        PcmFile mono;
        using (var writer = new PcmWriter(mixed, 1))
        {
            foreach (var chunk in stereo.Read())
            {
                cancel.ThrowIfCancellationRequested();
                if (samples.Length < chunk.Length / 4) samples = new float[chunk.Length / 4];
                var part = samples.AsSpan(0, chunk.Length / 4);
                for (var i = 0; i < part.Length; i++) part[i] = Mix(layout, Sample(chunk.Span, 2 * i), Sample(chunk.Span, 2 * i + 1)) / 32768f;
                writer.Write(part);
            }
            mono = writer.Finish();
        }
        File.Move(mixed, stereo.Path, overwrite: true);
        return mono with { Path = stereo.Path };
    }

    static float Mix(ChannelLayout layout, int left, int right) => layout switch
    {
        ChannelLayout.Left => left,
        ChannelLayout.Right => right,
        ChannelLayout.Inverted => (left - right) / 2f,
        _ => (left + right) / 2f,
    };

    static int Sample(ReadOnlySpan<byte> pcm, int index) => BinaryPrimitives.ReadInt16LittleEndian(pcm[(2 * index)..]);
}
