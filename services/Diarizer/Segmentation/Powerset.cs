using System.Numerics.Tensors;

namespace AudioAspire.Diarizer.Segmentation;

/// <summary>Classes of the segmentation model: silence, 1, 2, 3, 1+2, 1+3, 2+3
/// (Plaquet and Bredin, "Powerset multi-class cross entropy loss for neural speaker diarization", 2023).</summary>
internal static class Powerset
{
    public const int Classes = 7;
    public const int Speakers = 3;

    /// <summary>Marginal probability of each speaker in each frame.</summary>
    /// <param name="logProbabilities">[frames, 7], natural logarithms.</param>
    /// <param name="activity">[frames, 3], 0 to 255 for 0 to 1.</param>
    public static void Decode(ReadOnlySpan<float> logProbabilities, Span<byte> activity)
    {
        Span<float> p = stackalloc float[Classes];
        for (int frame = 0, from = 0, to = 0; from < logProbabilities.Length; frame++, from += Classes, to += Speakers)
        {
            TensorPrimitives.Exp(logProbabilities.Slice(from, Classes), p);
            activity[to] = Quantise(p[1] + p[4] + p[5]);
            activity[to + 1] = Quantise(p[2] + p[4] + p[6]);
            activity[to + 2] = Quantise(p[3] + p[5] + p[6]);
        }
    }

    static byte Quantise(float probability) => (byte)Math.Clamp(MathF.Round(probability * 255), 0, 255);
}
