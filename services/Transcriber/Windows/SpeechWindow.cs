using AudioAspire.Contracts;

namespace AudioAspire.Transcriber.Windows;

/// <summary>What the recogniser hears at once: pieces of one channel put together, at most 30 s.</summary>
/// <param name="Pieces">Stretches of the recording, in order.</param>
/// <param name="Speech">Where voice activity heard speech, inside the pieces.</param>
/// <param name="Samples">The pieces' samples, one behind the other.</param>
internal sealed record SpeechWindow(int Channel, IReadOnlyList<SampleSpan> Pieces, IReadOnlyList<SampleSpan> Speech, float[] Samples)
{
    public double Start => Seconds(Pieces[0].Start);
    public double End => Seconds(Pieces[^1].End);
    public double Length => Seconds(Samples.Length);

    /// <summary>Recording time of a time inside the window.</summary>
    public double ToRecording(double time)
    {
        var sample = time * AudioFormat.SampleRate;
        foreach (var piece in Pieces)
        {
            if (sample <= piece.Length) return (piece.Start + Math.Max(0, sample)) / AudioFormat.SampleRate;
            sample -= piece.Length;
        }
        return End;
    }

    /// <summary>A window of the same samples that covers only some of the speech.</summary>
    public SpeechWindow Narrow(IReadOnlyList<SampleSpan> speech, int padding)
    {
        var pieces = WindowPacker.Pad(speech, padding, Pieces[0].Start, Pieces[^1].End);
        var samples = new float[pieces.Sum(p => p.Length)];
        var at = 0;
        foreach (var piece in pieces)
        {
            CopyTo(piece, samples.AsSpan(at, (int)piece.Length));
            at += (int)piece.Length;
        }
        return new SpeechWindow(Channel, pieces, speech, samples);
    }

    void CopyTo(SampleSpan wanted, Span<float> destination)
    {
        var offset = 0L;
        foreach (var piece in Pieces)
        {
            var (start, end) = (Math.Max(piece.Start, wanted.Start), Math.Min(piece.End, wanted.End));
            if (start < end)
                Samples.AsSpan((int)(offset + start - piece.Start), (int)(end - start)).CopyTo(destination[(int)(start - wanted.Start)..]);
            offset += piece.Length;
        }
    }

    static double Seconds(long samples) => (double)samples / AudioFormat.SampleRate;
}
