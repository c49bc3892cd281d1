using System.Numerics.Tensors;
using AudioAspire.Diarizer.Embedding;

namespace AudioAspire.Diarizer.Clustering;

/// <summary>Mean voice prints.</summary>
internal static class Centroids
{
    /// <returns>[clusters][192], each print weighted by its clean speech, unit length.</returns>
    public static float[][] Of(IReadOnlyList<VoicePiece> pieces, int[] labels, int clusters)
    {
        var centroids = new float[clusters][];
        for (var k = 0; k < clusters; k++) centroids[k] = new float[EmbeddingModel.Size];
        for (var i = 0; i < pieces.Count; i++)
            if (labels[i] >= 0)
                TensorPrimitives.MultiplyAdd(pieces[i].Embedding, (float)pieces[i].Seconds, centroids[labels[i]], centroids[labels[i]]);
        foreach (var centroid in centroids)
        {
            var norm = TensorPrimitives.Norm(centroid);
            if (norm > 0) TensorPrimitives.Divide(centroid, norm, centroid);
        }
        return centroids;
    }
}
