using System.Numerics.Tensors;

namespace AudioAspire.Insights.Embedding;

/// <summary>An embedding as signed bytes with one scale (value = byte x scale): a quarter of the size, cosine kept to about 1e-4.</summary>
internal static class QuantisedEmbedding
{
    public static (byte[] Values, float Scale) Quantise(ReadOnlySpan<float> embedding)
    {
        var largest = embedding.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(embedding));
        var scale = largest > 0 ? largest / 127 : 1;
        var values = new byte[embedding.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = unchecked((byte)(sbyte)Math.Clamp(MathF.Round(embedding[i] / scale), -127, 127));
        return (values, scale);
    }

    public static float[] Restore(ReadOnlySpan<byte> values, float scale)
    {
        var embedding = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
            embedding[i] = unchecked((sbyte)values[i]) * scale;
        return embedding;
    }
}
