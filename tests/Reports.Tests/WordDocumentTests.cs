using System.IO.Compression;
using AudioAspire.Contracts.Results;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AudioAspire.Reports.Tests;

public sealed class WordDocumentTests
{
    [Theory]
    [InlineData("robo-almacen-01")]
    [InlineData("product-research-02")]
    public void IsValidAndHoldsEveryTurn(string name)
    {
        var transcript = SampleInterviews.Transcript(name) with { Spans = [new TranscriptSpan(1, 2, "untranscribed")], Without = ["affect"] };

        using var document = Open(transcript);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        var paragraphs = document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(p => p.InnerText).ToArray();
        Assert.Equal(transcript.Turns.Select(t => t.Text), paragraphs.Where((_, i) => i > 0 && paragraphs[i - 1].EndsWith(ClockOf(transcript, i, paragraphs), StringComparison.Ordinal)));
    }

    [Fact]
    public void SurvivesHostileText()
    {
        using var document = Open(Build.Transcript("Ana\0\u0001", "<w:p>", Build.Turn(0, 1, "S1", "a\u0000b\uFFFE\ud800 </w:t> \u202E & \"x\"")));

        Assert.Contains("a b\uFFFD </w:t> & \"x\"", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void SaysNothingOfWhenItWasMade()
    {
        var bytes = Build.Bytes(Build.Transcript(Build.Turn(0, 1, "S1", "Hi.")), "transcript.docx");

        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
    }

    static string ClockOf(Transcript transcript, int paragraph, string[] all) =>
        transcript.Turns.Select(t => Timecode.Seconds(t.Start)).FirstOrDefault(c => all[paragraph - 1].EndsWith("  " + c, StringComparison.Ordinal)) ?? "\0none";

    static WordprocessingDocument Open(Transcript transcript) =>
        WordprocessingDocument.Open(new MemoryStream(Build.Bytes(transcript, "transcript.docx")), isEditable: false);
}
