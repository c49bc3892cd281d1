using System.Numerics.Tensors;
using System.Text.Json;
using AudioAspire.Inference;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Insights.Embedding;

/// <summary>Sentence meaning as 384 values of unit length: multilingual E5 small (Wang et al. 2024, arXiv:2402.05672). Thread-safe.</summary>
internal sealed class SentenceEmbedder(ModelCatalogue models, int threads = 0) : IDisposable
{
    public const int Dimensions = 384;
    public const string ModelFile = "embedding/model.onnx";
    // Padding costs as much as text: sentences of like length share a batch of about this many tokens.
    const int TokensPerBatch = 512;

    readonly InferenceSession _session = OnnxSessions.Open(models.PathOf(ModelFile), threads);
    readonly SentenceTokenizer _tokenizer = new(models);
    readonly float[] _mean = JsonSerializer.Deserialize<float[]>(File.ReadAllBytes(models.PathOf("embedding/mean.json")))!;

    /// <summary>One row of <see cref="Dimensions"/> values a text, unit length: the dot product is the cosine.
    /// All cosines lie high (0.75-0.95); <see cref="Centre"/> spreads them.</summary>
    public float[][] Embed(IReadOnlyList<string> texts, CancellationToken cancel = default)
    {
        var rows = new float[texts.Count][];
        var ids = texts.Select(_tokenizer.Encode).ToArray();
        foreach (var batch in ByLength(ids))
        {
            cancel.ThrowIfCancellationRequested();
            Run(batch, ids, rows);
        }
        return rows;
    }

    /// <summary>The embedding minus the mean of ordinary sentences, of unit length again: unrelated texts are near 0.</summary>
    public float[] Centre(ReadOnlySpan<float> embedding)
    {
        var centred = MinusMean(embedding);
        TensorPrimitives.Divide(centred, Math.Max(TensorPrimitives.Norm<float>(centred), 1e-9f), centred);
        return centred;
    }

    /// <summary>The embedding minus the mean, not normalised: what the affect heads were trained on.</summary>
    public float[] MinusMean(ReadOnlySpan<float> embedding)
    {
        var centred = new float[Dimensions];
        TensorPrimitives.Subtract(embedding, _mean, centred);
        return centred;
    }

    public void Dispose() => _session.Dispose();

    static IEnumerable<int[]> ByLength(long[][] ids)
    {
        var batch = new List<int>();
        foreach (var i in Enumerable.Range(0, ids.Length).OrderBy(i => ids[i].Length).ThenBy(i => i))
        {
            if (batch.Count > 0 && (batch.Count + 1) * ids[i].Length > TokensPerBatch)
            {
                yield return [.. batch];
                batch.Clear();
            }
            batch.Add(i);
        }
        if (batch.Count > 0) yield return [.. batch];
    }

    void Run(int[] batch, long[][] ids, float[][] rows)
    {
        var length = ids[batch[^1]].Length;
        var input = new long[batch.Length * length];
        var mask = new long[batch.Length * length];
        Array.Fill(input, SentenceTokenizer.Padding);
        for (var b = 0; b < batch.Length; b++)
        {
            ids[batch[b]].CopyTo(input, b * length);
            mask.AsSpan(b * length, ids[batch[b]].Length).Fill(1);
        }
        long[] shape = [batch.Length, length];
        using var inputValue = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var run = new RunOptions();
        using var results = _session.Run(run, ["input_ids", "attention_mask"], [inputValue, maskValue], ["sentence_embedding"]);
        var values = results[0].GetTensorDataAsSpan<float>();
        for (var b = 0; b < batch.Length; b++)
            rows[batch[b]] = values.Slice(b * Dimensions, Dimensions).ToArray();
    }
}
