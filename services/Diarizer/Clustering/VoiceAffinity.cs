using System.Numerics.Tensors;
using AudioAspire.Diarizer.Embedding;

namespace AudioAspire.Diarizer.Clustering;

/// <summary>How alike voices are: cosine, lowered where they cannot be one person.</summary>
internal static class VoiceAffinity
{
    public static float Conflict { get; set; } = -0.5f;

    /// <returns>[n, n] symmetric. Two local speakers of one window are different people; a single such pair lowers
    /// the average of two large clusters only a little, since the segmentation errs too.</returns>
    public static float[,] Of(IReadOnlyList<LocalVoice> voices)
    {
        var affinity = new float[voices.Count, voices.Count];
        for (var i = 0; i < voices.Count; i++)
            for (var j = 0; j < i; j++)
                affinity[i, j] = affinity[j, i] = voices[i].Window == voices[j].Window
                    ? Conflict
                    : TensorPrimitives.Dot(voices[i].Embedding, voices[j].Embedding);
        return affinity;
    }
}
