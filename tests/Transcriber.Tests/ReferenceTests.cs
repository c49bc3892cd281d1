using System.Text.Json;
using System.Text.Json.Nodes;
using AudioAspire.Scoring;
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
        var firstKey = cross[0];
        for (var p = 0; p < 2; p++)
            for (var d = 0; d < 6; d++)
                Assert.Equal((float)expected["cross_key.0[0,0,0:2,0:6]"]![p]![d]!, firstKey[64 * p + d], 0.06);
        var lastValue = cross[11];
        for (var d = 0; d < 6; d++)
            Assert.Equal((float)expected["cross_value.5[0,7,1499,0:6]"]![d]!, lastValue[(7 * 1500 + 1499) * 64 + d], 0.06);
    }

    [Fact]
    public async Task GreedySearchWritesTheReferenceTokens()
    {
        SpeechWindow[] windows = [await WindowAsync(0), await WindowAsync(1)];
        for (var i = 0; i < windows.Length; i++)
        {
            using var decoder = new BatchDecoder(models.Recogniser.Model, 2, new SearchOptions { Beams = 1 });
            // Twice the same window: never a single sequence.
            decoder.Encode([windows[i], windows[i]]);
            var prompt = new Prompt(Cases[i]!["greedy"]!["prompt"]!.Deserialize<int[]>()!, 0, "");
            var readings = decoder.Read([windows[i], windows[i]], [prompt, prompt], 0, TestContext.Current.CancellationToken);
            var expected = Cases[i]!["greedy"]!["tokens"]!.Deserialize<int[]>()!;
            Assert.Equal(readings[0].Best.Tokens, readings[1].Best.Tokens);
            Assert.InRange(expected.Except(readings[0].Best.Tokens).Count(), 0, 4);
            Assert.InRange(readings[0].Best.Tokens.Length, expected.Length - 4, expected.Length + 4);
        }
    }

    [Fact]
    public async Task TheLanguageProbabilitiesAreTheReferences()
    {
        SpeechWindow[] windows = [await WindowAsync(0), await WindowAsync(1)];
        var languages = models.Recogniser.Languages.ToList();
        using var decoder = new BatchDecoder(models.Recogniser.Model, 2, SearchOptions.Default);
        decoder.Encode(windows);
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
