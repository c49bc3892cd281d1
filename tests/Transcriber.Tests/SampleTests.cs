using AudioAspire.Audio;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Words;

namespace AudioAspire.Transcriber.Tests;

/// <summary>Word error rates that must not get worse.</summary>
public sealed class SampleTests(Models models)
{
    [Theory]
    [InlineData("robo-almacen", "robo-almacen-03", 0.14)]
    [InlineData("product-research", "product-research-01", 0.09)]
    public async Task AnInterviewIsReadWithFewWrongWords(string @case, string name, double most) =>
        Assert.InRange((await ErrorsAsync(@case, name)).Rate, 0, most);

    [Theory]
    [Trait("Category", "Campaign")]
    [InlineData("robo-almacen", 0.09)]
    [InlineData("product-research", 0.045)]
    public async Task ACaseIsReadWithFewWrongWords(string @case, double most)
    {
        var errors = new WordErrors();
        foreach (var wav in Directory.GetFiles(Path.Combine(Samples.Folder, @case), "*.wav").Order(StringComparer.Ordinal))
            errors += await ErrorsAsync(@case, Path.GetFileNameWithoutExtension(wav));
        Assert.InRange(errors.Rate, 0, most);
    }

    [Fact]
    public async Task NamesOfTheVocabularyAreReadAsTheyAreWritten()
    {
        var (truth, text) = await ReadAsync("robo-almacen", "robo-almacen-03", "Lucía", "Ramón", "Quintana", "Alicante", "Zanzíbar", "Worcestershire");
        var (heard, said) = WordErrors.Heard(truth, text, ["Lucía", "Ramón", "Quintana", "Alicante"]);
        Assert.InRange(heard, said - 1, said);
        Assert.DoesNotContain("Zanz", text);
        Assert.DoesNotContain("Worcester", text);
    }

    async Task<WordErrors> ErrorsAsync(string @case, string name)
    {
        var (truth, text) = await ReadAsync(@case, name);
        return WordErrors.Count(truth, text);
    }

    async Task<(string Truth, string Text)> ReadAsync(string @case, string name, params string[] vocabulary)
    {
        var truth = InterviewTruth.Read(Path.Combine(Samples.Folder, @case, "truth", name + ".json"));
        var samples = await AudioDecoder.ReadMonoAsync(Path.Combine(Samples.Folder, @case, name + ".wav"));
        var events = await models.Transcriber.TranscribeAsync(Recordings.Pcm(samples), truth.Language, vocabulary: vocabulary);
        return (truth.Text, events.Text());
    }
}
