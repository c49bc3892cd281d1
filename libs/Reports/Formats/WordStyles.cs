using DocumentFormat.OpenXml.Wordprocessing;

namespace AudioAspire.Reports.Formats;

/// <summary>The paragraph styles of the document; headings are Word's own, so that its navigation pane lists them.</summary>
internal static class WordStyles
{
    public static Styles Create(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" },
                new FontSize { Val = "22" },
                new Languages { Val = language.Length == 2 ? language : "en" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "80", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", new StyleRunProperties(), isDefault: true),
        Style("Title", "Title", new StyleRunProperties(new Bold(), new FontSize { Val = "40" })),
        Style("Subtitle", "Subtitle", new StyleRunProperties(new Color { Val = "6B7280" })),
        Style("Heading1", "heading 1", new StyleRunProperties(new Bold(), new FontSize { Val = "28" }), before: "240", keepNext: true, outline: 0),
        Style("Speaker", "Speaker", new StyleRunProperties(new Bold(), new FontSize { Val = "20" }), before: "160", keepNext: true),
        Style("Turn", "Turn", new StyleRunProperties()),
        Style("Remark", "Remark", new StyleRunProperties(new Italic(), new Color { Val = "6B7280" })));

    static Style Style(string id, string name, StyleRunProperties run, bool isDefault = false, string? before = null, bool keepNext = false, int? outline = null)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepNext) paragraph.Append(new KeepNext());
        if (before is not null) paragraph.Append(new SpacingBetweenLines { Before = before });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new StyleName { Val = name } };
        if (isDefault) style.Default = true;
        else style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }
}
