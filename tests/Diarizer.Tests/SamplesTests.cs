using AudioAspire.Audio;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Diarization;

namespace AudioAspire.Diarizer.Tests;

/// <summary>Floors on the ground truth of samples/: well above what is measured, well below what a broken part gives.</summary>
public sealed class SamplesTests(ModelsFixture fixture) : IClassFixture<ModelsFixture>
{
    [Theory]
    [InlineData("robo-almacen", "robo-almacen-01")]
    [InlineData("robo-almacen", "robo-almacen-02")]
    [InlineData("product-research", "product-research-02")]
    public void ErrorsStayLowAndTheNumberOfPeopleIsRight(string folder, string name)
    {
        var (truth, heard) = Diarize(folder, name);

        Assert.InRange(DiarizationScorer.Score(truth, heard, 0.25).Der, 0, 0.03);
        Assert.InRange(DiarizationScorer.Score(truth, heard).Der, 0, 0.10);
        Assert.Equal(truth.Select(s => s.Speaker).Distinct().Count(), heard.Select(s => s.Speaker).Distinct().Count());
    }

    [Fact]
    public void MostBoundariesLieWithinATenthOfASecond()
    {
        var (truth, heard) = Diarize("robo-almacen", "robo-almacen-03");
        var distances = truth.SelectMany(s => new[] { heard.Min(h => Math.Abs(h.Start - s.Start)), heard.Min(h => Math.Abs(h.End - s.End)) }).Order().ToList();
        Assert.InRange(distances[distances.Count / 2], 0, 0.1);
    }

    (IReadOnlyList<SpeakerSegment> Truth, List<SpeakerSegment> Heard) Diarize(string folder, string name)
    {
        var recording = new Recording(fixture.Models, 1);
        var samples = WavFile.ReadMono(Path.Combine(Samples.Folder, folder, name + ".wav"));
        foreach (var chunk in samples.Chunk(160_000)) recording.Append(chunk.Select(x => (short)(x * 32767)).ToArray(), default);
        var heard = recording.Conclude(SpeakerRange.Any, default).Turns.Select(t => new SpeakerSegment(t.Start, t.End, $"S{t.Speaker + 1}")).ToList();
        return (Rttm.Read(Path.Combine(Samples.Folder, folder, "truth", name + ".rttm")), heard);
    }
}
