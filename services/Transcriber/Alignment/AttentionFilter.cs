using System.Numerics.Tensors;

namespace AudioAspire.Transcriber.Alignment;

/// <summary>Makes the attention of several heads one matrix in which a path can be found, as openai/whisper's timing.py does:
/// standardise each position over the tokens, median-filter over time, average the heads.</summary>
internal static class AttentionFilter
{
    /// <returns>[rows, positions]</returns>
    public static float[] Apply(AttentionMatrix attention)
    {
        var (rows, positions) = (attention.Rows, attention.Positions);
        var sum = new float[rows * positions];
        var (mean, deviation) = (new float[positions], new float[positions]);
        var filter = new MedianFilter(positions);
        for (var head = 0; head < attention.Heads; head++)
        {
            Standardise(attention, head, mean, deviation);
            for (var row = 0; row < rows; row++)
            {
                var target = sum.AsSpan(row * positions, positions);
                TensorPrimitives.Add(target, filter.Apply(attention[head, row]), target);
            }
        }
        TensorPrimitives.Divide(sum, attention.Heads, sum);
        return sum;
    }

    static void Standardise(AttentionMatrix attention, int head, Span<float> mean, Span<float> deviation)
    {
        mean.Clear();
        deviation.Clear();
        for (var row = 0; row < attention.Rows; row++)
        {
            // The model's softmax runs over 30 s: what fell behind the window's end is given back.
            var values = attention[head, row];
            var total = TensorPrimitives.Sum<float>(values);
            if (total > 0) TensorPrimitives.Divide(values, total, values);
            TensorPrimitives.Add(mean, values, mean);
            TensorPrimitives.MultiplyAdd(values, values, deviation, deviation);
        }
        TensorPrimitives.Divide(mean, attention.Rows, mean);
        for (var p = 0; p < mean.Length; p++)
            deviation[p] = MathF.Sqrt(MathF.Max(1e-20f, deviation[p] / attention.Rows - mean[p] * mean[p]));
        for (var row = 0; row < attention.Rows; row++)
        {
            var values = attention[head, row];
            TensorPrimitives.Subtract(values, mean, values);
            TensorPrimitives.Divide(values, deviation, values);
        }
    }
}
