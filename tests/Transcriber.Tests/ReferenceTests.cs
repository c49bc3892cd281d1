using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Numerics.Tensors;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Words;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Whisper;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Tests;

/// <summary>The models against models/reference.json.</summary>
public sealed class ReferenceTests(Models models)
{
    static readonly JsonArray Cases = (JsonArray)JsonNode.Parse(File.ReadAllBytes(Path.Combine(Samples.Root, "models", "reference.json")))!["cases"]!;

    static async Task<SpeechWindow> WindowAsync(int index)
    {
        var samples = await (index == 0 ? Recordings.Spanish : Recordings.English);
        var all = new SampleSpan(0, samples.Length);
        return new SpeechWindow(0, [all], [all], samples);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task TheEncoderGivesTheReferenceValues(int index)
    {
        var window = await WindowAsync(index);
        using var cross = new CrossAttention(models.Recogniser.Model.Config, 1);
        cross.Resize(1);
        models.Recogniser.Model.Encode(window.Samples, cross, 0);
        var expected = Cases[index]!["encoder"]!;
        // As PackedAttention has them: the numbers in question are the lower halves of words.
        var firstKey = MemoryMarshal.Cast<byte, uint>(cross[0]);
        for (var p = 0; p < 2; p++)
            for (var d = 0; d < 6; d++)
                Assert.Equal((float)expected["cross_key.0[0,0,0:2,0:6]"]![p]![d]!, LowerHalf(firstKey[16 * d + p]), 0.06);
        var lastValue = MemoryMarshal.Cast<byte, uint>(cross[11]);
        for (var d = 0; d < 6; d++)
            Assert.Equal((float)expected["cross_value.5[0,7,1499,0:6]"]![d]!, LowerHalf(lastValue[(7 * PackedAttention.Stored(1500) + 1499) * 32 + d]), 0.06);

        static float LowerHalf(uint word) => BitConverter.UInt32BitsToSingle(word << 16);
    }

    [Fact]
    public async Task GreedySearchWritesTheReferenceText()
    {
        SpeechWindow[] windows = [await WindowAsync(0), await WindowAsync(1)];
        for (var i = 0; i < windows.Length; i++)
        {
            using var decoder = new BatchDecoder(models.Recogniser.Model, 2, new SearchOptions { Beams = 1 });
            // Twice the same window: never a single sequence.
            decoder.Encode([windows[i], windows[i]], TestContext.Current.CancellationToken);
            var prompt = new Prompt(Cases[i]!["greedy"]!["prompt"]!.Deserialize<int[]>()!, 0, "");
            var readings = decoder.Read([windows[i], windows[i]], [prompt, prompt], null, 0, TestContext.Current.CancellationToken);
            var expected = Cases[i]!["greedy"]!["tokens"]!.Deserialize<int[]>()!;
            Assert.Equal(readings[0].Best.Tokens, readings[1].Best.Tokens);
            // One near tie that another processor rounds the other way changes the words behind it.
            var errors = WordErrors.Count(Text(expected), Text(readings[0].Best.Tokens));
            Assert.True(errors.Rate <= 0.2, $"{errors}: {Text(readings[0].Best.Tokens)}");
        }

        string Text(int[] tokens) => models.Recogniser.Model.Vocabulary.Decode(tokens);
    }

    /// <summary>Fed with the reference's tokens one behind the other, the decoder would go on as the reference did.</summary>
    [Fact]
    public async Task TheDecoderPrefersTheReferenceTokensUpToNearTies()
    {
        var model = models.Recogniser.Model;
        using var cross = new CrossAttention(model.Config, 1);
        for (var i = 0; i < 2; i++)
        {
            cross.Resize(1);
            model.Encode((await WindowAsync(i)).Samples, cross, 0);
            var prompt = Cases[i]!["greedy"]!["prompt"]!.Deserialize<int[]>()!;
            var expected = Cases[i]!["greedy"]!["tokens"]!.Deserialize<int[]>()!;
            using var step = model.Step(prompt.Concat(expected).Select(t => (long)t).ToArray(), 1, SelfAttention.Empty(model.Config, 1), cross);
            var gaps = new List<float>();
            for (var at = 1; at < expected.Length; at++)
            {
                var row = step.Logits.GetTensorDataAsSpan<float>().Slice((prompt.Length + at - 1) * model.Config.VocabSize, model.Config.VocabSize)[..model.Config.EndOfText];
                gaps.Add(TensorPrimitives.Max(row) - row[expected[at]]);
            }
            Assert.True(gaps.Max() < 1 && gaps.Count(g => g > 0) <= gaps.Count / 20, string.Join(" ", gaps.Where(g => g > 0)));
        }
    }

    [Fact]
    public async Task TheLanguageProbabilitiesAreTheReferences()
    {
        SpeechWindow[] windows = [await WindowAsync(0), await WindowAsync(1)];
        var languages = models.Recogniser.Languages.ToList();
        using var decoder = new BatchDecoder(models.Recogniser.Model, 2, SearchOptions.Default);
        decoder.Encode(windows, TestContext.Current.CancellationToken);
        var probabilities = decoder.Languages();
        Assert.Equal((double)Cases[0]!["language_probability"]!, probabilities[0][languages.IndexOf("es")], 0.03);
        Assert.Equal((double)Cases[1]!["language_probability"]!, probabilities[1][languages.IndexOf("en")], 0.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task VoiceActivityGivesTheReferenceProbabilities(int index)
    {
        var window = await WindowAsync(index);
        var probabilities = new VoiceActivityStream(models.Activity).Push(window.Samples.AsSpan(0, 512 * 512));
        var expected = Cases[index]!["vad"]!["speech_probs_first_40"]!.Deserialize<float[]>()!;
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], probabilities[i], 1e-3);
        var voiced = 0;
        foreach (var p in probabilities) voiced += p > 0.5f ? 1 : 0;
        Assert.Equal((int)Cases[index]!["vad"]!["frames_over_half_of_first_512"]!, voiced);
    }
}
