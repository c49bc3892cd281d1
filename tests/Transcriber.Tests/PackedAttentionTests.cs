using AudioAspire.Inference;
using AudioAspire.Inference.Operators;
using AudioAspire.Scoring;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Whisper;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Transcriber.Tests;

public sealed class PackedAttentionTests(Models models)
{
    const int Stride = 96;

    [Theory]
    [InlineData(1, 1, 32)]
    [InlineData(1, 33, 64)]
    [InlineData(3, 32, 64)]
    [InlineData(4, 1500, 64)]
    [InlineData(5, 47, 32)]
    [InlineData(9, 100, 96)]
    public void RowsAttendAsWithFloatsThatLackTheLowerHalf(int rows, int positions, int headSize)
    {
        var (queries, keys, values) = (Numbers(1, rows * Stride), Numbers(2, positions * headSize), Numbers(3, positions * headSize));
        var (contexts, alignment) = Attend(queries, keys, values, rows, headSize);
        for (var r = 0; r < rows; r++)
        {
            var scores = Enumerable.Range(0, positions)
                .Select(p => Enumerable.Range(0, headSize).Sum(d => (double)queries[r * Stride + d] * Half(keys[p * headSize + d])) / Math.Sqrt(headSize)).ToArray();
            var weights = Array.ConvertAll(scores, s => Math.Exp(s - scores.Max()));
            for (var p = 0; p < positions; p++) Assert.Equal(weights[p] / weights.Sum(), alignment[r * positions + p], 1e-5);
            for (var d = 0; d < headSize; d++)
                Assert.Equal(Enumerable.Range(0, positions).Sum(p => weights[p] * Half(values[p * headSize + d])) / weights.Sum(), contexts[r * Stride + d], 1e-5);
        }
    }

    [Fact]
    public void ARowYieldsTheSameBesideAnyOthers()
    {
        var (queries, keys, values) = (Numbers(1, 9 * Stride), Numbers(2, 70 * 64), Numbers(3, 70 * 64));
        var together = Attend(queries, keys, values, 9, 64).Contexts;
        for (var r = 0; r < 9; r++)
            Assert.Equal(together[(r * Stride)..(r * Stride + 64)], Attend(queries[(r * Stride)..((r + 1) * Stride)], keys, values, 1, 64).Contexts[..64]);
    }

    [Fact]
    public void WhatIsNoRowOfTheHeadStaysAsItIs()
    {
        var contexts = Attend(Numbers(1, 3 * Stride), Numbers(2, 40 * 32), Numbers(3, 40 * 32), 3, 32).Contexts;
        Assert.All(Enumerable.Range(0, contexts.Length).Where(i => i % Stride >= 32), i => Assert.Equal(0, contexts[i]));
    }

    /// <summary>Next to the graph with its own attention, and the same matrices: nearly the same logits, and attention at the same places.</summary>
    [Fact]
    public async Task TheDecoderDiffersFromItsGraphByLessThanItsWeightsAreRounded()
    {
        var catalogue = ModelCatalogue.Open(Path.Combine(Samples.Root, "models"));
        var model = models.Recogniser.Model;
        Assert.True(model.Config.PacksCrossAttention);
        using var encoder = OnnxSessions.Open(catalogue.PathOf("whisper-base/encoder.onnx"), [QuantisedMatrixOperator.Shared]);
        using var decoder = OnnxSessions.Open(catalogue.PathOf("whisper-base/decoder.onnx"), [QuantisedMatrixOperator.Shared]);
        var audio = new float[model.Config.WindowSamples];
        (await Recordings.Spanish).AsSpan(0, 400_000).CopyTo(audio);
        using var cross = new CrossAttention(model.Config, 1);
        cross.Resize(1);
        model.Encode(audio, cross, 0);
        long[] tokens = [.. Prompt.For(model, "es").Tokens.Select(t => (long)t), .. model.Vocabulary.Encode(" Buenos días, ¿qué tal está usted?").Select(t => (long)t)];

        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(audio, [1, audio.Length]);
        using var ids = OrtValue.CreateTensorValueFromMemory(tokens, [1, tokens.Length]);
        var names = encoder.OutputMetadata.Keys.ToArray();
        using var heard = encoder.Run(run, ["audio"], [input], names);
        var past = SelfAttention.Empty(model.Config, 1);
        string[] pastNames = [.. Enumerable.Range(0, 6).SelectMany(l => new[] { $"past_key.{l}", $"past_value.{l}" })];
        using var expected = decoder.Run(run, ["input_ids", .. pastNames, .. names], [ids, .. past.Values, .. heard], ["logits", "alignment"]);
        using var step = model.Step(tokens, 1, past, cross);

        // Activations of 8 bits: one that is rounded the other way moves logits as much as here.
        Assert.InRange(Differences(expected[0], step.Logits).Max(), 0, 1);
        Assert.InRange(Differences(expected[0], step.Logits).Average(), 0, 0.25);
        Assert.InRange(Differences(expected[1], step.Alignment).Max(), 0, 0.02);
        Assert.Equal(expected[1].GetTensorTypeAndShape().Shape, step.Alignment.GetTensorTypeAndShape().Shape);

        static IEnumerable<float> Differences(OrtValue a, OrtValue b) =>
            a.GetTensorDataAsSpan<float>().ToArray().Zip(b.GetTensorDataAsSpan<float>().ToArray(), (x, y) => Math.Abs(x - y));
    }

    [Fact]
    public void KeysThatDoNotFitTheQueriesAreAnErrorAndNotACrash()
    {
        var model = models.Recogniser.Model;
        using var cross = new CrossAttention(model.Config, 2);
        cross.Resize(2);
        var mixed = cross.Values.ToArray();
        mixed[3] = cross.ViewsOf(0, 1)[3];
        using var past = SelfAttention.Empty(model.Config, 2);
        Assert.Contains("PackedCrossAttention", Assert.Throws<OnnxRuntimeException>(() => model.Step(new long[] { 1, 1 }, 2, past, mixed)).Message, StringComparison.Ordinal);
    }

    static (float[] Contexts, float[] Alignment) Attend(float[] queries, float[] keys, float[] values, int rows, int headSize)
    {
        var positions = keys.Length / headSize;
        var stored = PackedAttention.Stored(positions) * headSize / 2;
        var (packedKeys, packedValues) = (new uint[stored], new uint[stored]);
        PackedAttention.PackKeys(keys, headSize, packedKeys);
        PackedAttention.PackValues(values, packedValues);
        var (contexts, alignment) = (new float[rows * Stride], new float[rows * positions]);
        PackedAttention.Attend(queries.AsSpan(0, (rows - 1) * Stride + headSize), contexts, Stride, headSize, positions, packedKeys, packedValues, alignment);
        return (contexts, alignment);
    }

    static float Half(float number) => (float)(BFloat16)number;

    static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(4 * random.NextDouble() - 2))];
    }
}
