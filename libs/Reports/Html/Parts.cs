namespace AudioAspire.Reports.Html;

/// <summary>Small pieces that both pages use.</summary>
internal static class Parts
{
    public const int SpeakerColors = 8;

    /// <summary>A button that plays from a time.</summary>
    public static Markup Time(double seconds, ReportTexts texts) =>
        Markup.Of($"<button type=\"button\" class=\"time\" data-seek=\"{seconds}\" title=\"{texts["play-from"]} {Timecode.Seconds(seconds)}\">{Timecode.Brief(seconds)}</button>");

    public static Markup Quote(string text, string language) =>
        Markup.Of($"<blockquote lang=\"{language}\" dir=\"auto\">{text}</blockquote>");

    public static Markup Card(string id, string title, Markup content, int? count = null) => Markup.Of($"""
        <section class="card" id="{id}" aria-labelledby="{id}-title"><h2 id="{id}-title">{title}{(count is { } n ? Markup.Of($" <span class=\"count\">{n}</span>") : Markup.Empty)}</h2>
        {content}</section>

        """);

    public static Markup Chip(string text, string kind = "") => Markup.Of($"<span class=\"chip {kind}\">{text}</span>");

    /// <summary>0..1 as a thin bar.</summary>
    public static Markup Weight(double value) =>
        Markup.Of($"<svg class=\"weight\" width=\"100%\" height=\"3\" aria-hidden=\"true\"><rect width=\"{Math.Clamp(value, 0, 1) * 100:0.#}%\" height=\"3\" rx=\"1.5\"/></svg>");

    /// <summary>What was not computed, because somebody chose so.</summary>
    public static Markup LeftOut(IEnumerable<string> without, ReportTexts texts)
    {
        var names = without.Distinct().Select(w => texts.Of("without", w)).ToArray();
        return Markup.If(names.Length > 0, () => Card("without", texts["without"], Markup.Of($"<p>{string.Join(", ", names)}. {texts["without-note"]}</p>")));
    }

    /// <summary>What a reader must know of how the results came about.</summary>
    public static Markup Notices(IReadOnlyList<string> notices, ReportTexts texts) => Markup.If(notices.Count > 0, () => Card("notices", texts["notices"],
        Markup.Of($"<ul>{Markup.Join(notices.Select(n => Markup.Of($"<li>{n}</li>")))}</ul>")));

    /// <summary>0..1 as a number and a bar.</summary>
    public static Markup Confidence(double value, ReportTexts texts) => Markup.Of($"""
        <span class="confidence" title="{texts["confidence"]} {value * 100:0} %"><svg viewBox="0 0 40 6" width="40" height="6" aria-hidden="true"><rect class="track" width="40" height="6" rx="3"/><rect class="fill" width="{Math.Clamp(value, 0, 1) * 40:0.#}" height="6" rx="3"/></svg> {value * 100:0} %</span>
        """);
}
