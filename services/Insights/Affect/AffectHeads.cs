using System.Numerics.Tensors;
using System.Text.Json;
using AudioAspire.Inference;

namespace AudioAspire.Insights.Affect;

/// <summary>The linear layers of models/affect/heads.json over an embedding minus its mean.</summary>
internal sealed class AffectHeads
{
    public const string ModelFile = "affect/heads.json";

    readonly Layers _layers;

    public AffectHeads(ModelCatalogue models) =>
        _layers = JsonSerializer.Deserialize<Layers>(File.ReadAllBytes(models.PathOf(ModelFile)), JsonSerializerOptions.Web)!;

    /// <summary>anger, disgust, fear, joy, sadness, surprise, neutral</summary>
    public IReadOnlyList<string> Emotions => _layers.Emotion.Classes;

    /// <summary>Probabilities of negative, neutral and positive.</summary>
    public (float Negative, float Neutral, float Positive) Sentiment(ReadOnlySpan<float> centred)
    {
        var p = Apply(_layers.Sentiment, centred);
        TensorPrimitives.SoftMax(p, p);
        return (p[0], p[1], p[2]);
    }

    /// <summary>For each of <see cref="Emotions"/> its probability over its threshold: above 1 it is heard.</summary>
    public float[] Emotion(ReadOnlySpan<float> centred)
    {
        var p = Apply(_layers.Emotion, centred);
        TensorPrimitives.Sigmoid(p, p);
        TensorPrimitives.Divide(p, _layers.Emotion.Threshold, p);
        return p;
    }

    static float[] Apply(Layer layer, ReadOnlySpan<float> input)
    {
        var output = new float[layer.Bias.Length];
        for (var c = 0; c < output.Length; c++)
            output[c] = TensorPrimitives.Dot(layer.Weight[c], input) + layer.Bias[c];
        return output;
    }

    sealed record Layers(Layer Sentiment, Layer Emotion);

    sealed record Layer(string[] Classes, float[][] Weight, float[] Bias, float[] Threshold);
}
