using System.Numerics.Tensors;
using AudioAspire.Diarizer.Embedding;

namespace AudioAspire.Diarizer.Clustering;

/// <summary>Pieces taken for one person. The mean cosine between or within clusters follows from the weighted sums of
/// their prints alone, so a cluster costs the same however many pieces it has.</summary>
internal sealed class VoiceCluster
{
    // What is assumed of a cluster too small to measure itself: pieces of one person have a mean cosine of about 0.5.
    const double UsualCohesion = 0.5;
    const double UsualWeight = 4;
    // Beyond the upper bound lie repetitions of one sound: a person is never so even.
    const double LeastCohesion = 0.1, MostCohesion = 0.6;

    readonly float[] _sum;
    readonly Dictionary<int, double> _seconds = [];
    double _squaredWeights;

    public VoiceCluster(int piece, VoicePiece voice)
    {
        _sum = new float[EmbeddingModel.Size];
        Pieces.Add(piece);
        _seconds[piece] = Seconds = voice.Seconds;
        _squaredWeights = Seconds * Seconds;
        TensorPrimitives.Multiply(voice.Embedding, (float)Seconds, _sum);
    }

    VoiceCluster(VoiceCluster other)
    {
        _sum = (float[])other._sum.Clone();
        _seconds = new(other._seconds);
        Pieces.AddRange(other.Pieces);
        (Seconds, _squaredWeights) = (other.Seconds, other._squaredWeights);
    }

    /// <summary>Numbers of the pieces, in the order they came.</summary>
    public List<int> Pieces { get; } = [];

    /// <summary>Clean speech.</summary>
    public double Seconds { get; private set; }

    public VoiceCluster Copy() => new(this);

    /// <summary>A piece's part of the speech.</summary>
    public double Share(int piece) => _seconds[piece] / Seconds;

    /// <summary>Mean cosine between the pieces of two clusters, each weighted by its length.</summary>
    public double Similarity(VoiceCluster other) => TensorPrimitives.Dot(_sum, other._sum) / (Seconds * other.Seconds);

    /// <summary>Mean cosine between different pieces of the cluster.</summary>
    public double Cohesion => Math.Clamp(
        (TensorPrimitives.Dot(_sum, _sum) - _squaredWeights + 2 * UsualCohesion * UsualWeight)
        / (Seconds * Seconds - _squaredWeights + 2 * UsualWeight), LeastCohesion, MostCohesion);

    /// <summary>[192], unit length.</summary>
    public float[] Print()
    {
        var print = new float[EmbeddingModel.Size];
        var norm = TensorPrimitives.Norm(_sum);
        if (norm > 0) TensorPrimitives.Divide(_sum, norm, print);
        return print;
    }

    public void Absorb(VoiceCluster other)
    {
        Pieces.AddRange(other.Pieces);
        foreach (var (piece, seconds) in other._seconds) _seconds[piece] = seconds;
        Seconds += other.Seconds;
        _squaredWeights += other._squaredWeights;
        TensorPrimitives.Add(_sum, other._sum, _sum);
    }
}
