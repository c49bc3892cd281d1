using AudioAspire.Contracts.Results;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AudioAspire.Reports.Formats;

/// <summary>The transcript as an Office Open XML document (ISO/IEC 29500): title, speakers, then a paragraph a turn with speaker and time.</summary>
internal static class WordDocument
{
    static readonly string[] SpeakerColors = ["1F5FBF", "B4460F", "2E7D32", "8E24AA", "00796B", "AD1457", "5D4037", "455A64"];

    public static byte[] Write(Transcript transcript)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rId1"); // the default id is random
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = WordStyles.Create(transcript.Language);
            main.Document = new Document(new Body(Content(transcript)));
        }
        return FixedZip.Rewrite(stream.ToArray());
    }

    static IEnumerable<OpenXmlElement> Content(Transcript transcript)
    {
        var texts = ReportTexts.For(transcript.Language);
        yield return Paragraph("Title", Run(transcript.Interview));
        yield return Paragraph("Subtitle", Run($"{texts["case"]}: {transcript.Case} · {Timecode.Brief(transcript.Duration)}"));
        if (transcript.Without.Count > 0)
            yield return Paragraph("Subtitle", Run($"{texts["without"]}: {string.Join(", ", transcript.Without.Select(w => texts.Of("without", w)))}"));

        yield return Paragraph("Heading1", Run(texts["speakers"]));
        foreach (var speaker in transcript.Speakers)
            yield return Paragraph("Normal", Run(transcript.SpeakerName(speaker.Id), ColorOf(transcript, speaker.Id)), Run($"  {Timecode.Brief(speaker.TalkSeconds)}"));

        yield return Paragraph("Heading1", Run(texts["transcript"]));
        foreach (var line in Lines.Of(transcript))
            foreach (var paragraph in Of(transcript, line, texts))
                yield return paragraph;

        yield return new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 });
    }

    static IEnumerable<Paragraph> Of(Transcript transcript, Line line, ReportTexts texts)
    {
        if (line.Turn is not { } turn)
        {
            yield return Paragraph("Remark", Run($"[{Timecode.Seconds(line.Start)} {texts.Of("span", Gap.Kind)}: {line.Gap!.Length}]"));
            yield break;
        }
        var mark = turn.Suspect is { } why ? $"  [{texts.Of("suspect", why)}]" : "";
        yield return Paragraph("Speaker",
            Run(transcript.SpeakerName(turn.Speaker), ColorOf(transcript, turn.Speaker)),
            Run($"  {Timecode.Seconds(turn.Start)}{mark}", "6B7280"));
        yield return Paragraph("Turn", Run(turn.Text));
    }

    static string ColorOf(Transcript transcript, string speaker)
    {
        for (var i = 0; i < transcript.Speakers.Count; i++)
            if (transcript.Speakers[i].Id == speaker) return SpeakerColors[i % SpeakerColors.Length];
        return "6B7280";
    }

    static Paragraph Paragraph(string style, params Run[] runs) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs]);

    static Run Run(string text, string? color = null)
    {
        var run = new Run();
        if (color is not null) run.Append(new RunProperties(new Color { Val = color }));
        run.Append(new Text(PlainText.Clean(text) is var clean && text.StartsWith("  ", StringComparison.Ordinal) ? "  " + clean : clean)
        {
            Space = SpaceProcessingModeValues.Preserve,
        });
        return run;
    }
}
