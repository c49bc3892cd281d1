using System.Numerics.Tensors;
using System.Text.Json;
using AudioAspire.Audio;
using AudioAspire.Diarizer.Segmentation;
using AudioAspire.Scoring;

namespace AudioAspire.Diarizer.Tests;

/// <summary>models/reference.json against what the models say here.</summary>
public sealed class ModelReferenceTests(ModelsFixture fixture) : IClassFixture<ModelsFixture>
{
    static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Root, "models", "reference.json")))
        .RootElement.GetProperty("cases")[0];

    static readonly float[] Audio = WavFile.ReadMono(Path.Combine(Samples.Root, "tests", "data", "robo-almacen-01-30s.wav"));

    [Fact]
    public void SegmentationRunsAreTheReferences()
    {
        var window = new SegmentedWindow(0, fixture.Models.Segmentation.Run(Audio[..FrameGrid.SamplesPerWindow])[0]);
        var classes = Enumerable.Range(0, FrameGrid.FramesPerWindow).Select(frame => ClassOf(window, frame)).ToList();
        var runs = new List<int[]>();
        foreach (var c in classes)
            if (runs.Count > 0 && runs[^1][0] == c) runs[^1][1]++;
            else runs.Add([c, 1]);
        var expected = Reference.GetProperty("segmentation").GetProperty("run_lengths_class_frames_first_10_s").Deserialize<int[][]>()!;
        Assert.Equal(expected.Select(r => r[0]), runs.Select(r => r[0]));
        // Where two classes are nearly as likely, the marginals may pass one half a few frames away.
        Assert.All(expected.Zip(runs), pair => Assert.InRange(pair.Second[1], pair.First[1] - 3, pair.First[1] + 3));
    }

    [Fact]
    public void EmbeddingsAndTheirCosinesAreTheReferences()
    {
        var reference = Reference.GetProperty("speaker_embedding");
        var prints = reference.GetProperty("spans_seconds").EnumerateArray()
            .Select(span => (int)Math.Round(span[0].GetDouble() * 16000))
            .Where(start => start + 48000 <= Audio.Length)
            .Select(start => fixture.Models.Embedding.Run(Audio[start..(start + 48000)], 1)[0]).ToList();
        var first = reference.GetProperty("first_embedding_first_8").Deserialize<float[]>()!;
        for (var i = 0; i < first.Length; i++) Assert.Equal(first[i], prints[0][i], 1e-3f);
        var cosines = reference.GetProperty("cosines").Deserialize<float[][]>()!;
        for (var a = 0; a < prints.Count; a++)
            for (var b = 0; b < prints.Count; b++)
                Assert.Equal(cosines[a][b], TensorPrimitives.Dot(prints[a], prints[b]), 2e-3f);
    }

    static int ClassOf(SegmentedWindow window, int frame) =>
        (window.IsActive(frame, 0), window.IsActive(frame, 1), window.IsActive(frame, 2)) switch
        {
            (false, false, false) => 0,
            (true, false, false) => 1,
            (false, true, false) => 2,
            (false, false, true) => 3,
            (true, true, false) => 4,
            (true, false, true) => 5,
            _ => 6,
        };
}
