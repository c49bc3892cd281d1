using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>Observed signs by kind, each with quote, measure against the speaker's own baseline, what research found, and a caution.</summary>
internal static class CueSection
{
    public static Markup Of(InterviewView view)
    {
        var (cues, texts) = (view.Analysis.Cues, view.Texts);
        if (view.Analysis.Without.Contains("cues")) return Markup.Empty;
        var first = new HashSet<int>();
        var groups = cues.GroupBy(c => c.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Markup.Of($"""
            <details class="cues"{Markup.If(cues.Count <= 12, () => new(" open"))}><summary>{texts.Of("cue", g.Key)} <span class="count">{g.Count()}</span></summary>
            {Markup.Join(g.OrderBy(c => c.Start).Select(c => Cue(view, c, first.Add(c.Turn))))}</details>

            """));
        return Parts.Card("cues", texts["cues"], Markup.Of($"""
            <p class="verdict">{texts["never-a-verdict"]}</p>
            {(cues.Count == 0 ? Markup.Of($"<p class=\"none\">{texts["no-cues"]}</p>") : Markup.Join(groups))}
            """), cues.Count);
    }

    static Markup Cue(InterviewView view, Cue cue, bool isFirstOfTurn)
    {
        var texts = view.Texts;
        var anchor = isFirstOfTurn ? Markup.Of($" id=\"cue-of-{cue.Turn}\"") : Markup.Empty;
        return Markup.Of($"""
            <div class="cue-item"{anchor}><div>{Parts.Time(cue.Start, texts)} {view.Who(cue.Speaker)}</div>
            {view.Quote(cue.Quote)}{Measure(cue, texts)}
            <p class="effect"><span>{texts["research"]}</span> {cue.Effect}</p><p class="caution"><span>{texts["caution"]}</span> {cue.Caution}</p></div>

            """);
    }

    /// <summary>The value here and the usual one. Where the speaker's own spread is known, the place of the value in it; counts have bars from zero.</summary>
    static Markup Measure(Cue cue, ReportTexts texts)
    {
        if (cue.Measure is not { } measure) return Markup.Empty;
        var here = Markup.Of($"{texts["here"]} <strong>{Value(cue.Kind, measure, texts)}</strong>");
        if (cue.Baseline is not { } baseline) return Markup.Of($"<p class=\"measure\">{here} · {texts["no-baseline"]}</p>");
        var values = Markup.Of($"<p class=\"measure\">{here} · {texts["usually"]} {Value(cue.Kind, baseline, texts)}</p>");
        return Markup.Of($"{values}{(cue.Deviation is { } deviation ? Place(deviation, texts) : Bars(measure, baseline))}");
    }

    static string Value(string kind, double value, ReportTexts texts) =>
        kind == "pauses" ? PlainText.Number(100 * value, "0") + " %" : $"{PlainText.Number(value, "0.##")} {texts.Of("unit", kind, "×")}";

    /// <summary>A tenth of the width is one robust standard deviation; the band is the usual range.</summary>
    static Markup Place(double deviation, ReportTexts texts) => Markup.Of($"""
        <svg class="place" width="100%" height="16" role="img" aria-label="{texts["deviation"]} {deviation:+0.0;-0.0;0}"><title>{texts["deviation"]} {deviation:+0.0;-0.0;0}</title><line class="axis" x1="2%" x2="98%" y1="8" y2="8"/><rect class="usual" x="40%" y="3" width="20%" height="10" rx="5"/><line class="middle" x1="50%" x2="50%" y1="1" y2="15"/><circle class="here" cx="{50 + 10 * Math.Clamp(deviation, -4.7, 4.7):0.#}%" cy="8" r="5"/></svg>
        """);

    static Markup Bars(double measure, double baseline)
    {
        var most = Math.Max(Math.Abs(measure), Math.Abs(baseline));
        return Markup.If(most > 0, () => Markup.Of($"""
            <svg class="bars" width="100%" height="14" aria-hidden="true"><rect class="here" width="{100 * Math.Abs(measure) / most:0.#}%" height="6" rx="3"/><rect class="usual" y="8" width="{100 * Math.Abs(baseline) / most:0.#}%" height="6" rx="3"/></svg>
            """));
    }
}
