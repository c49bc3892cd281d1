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

    static Markup Measure(Cue cue, ReportTexts texts)
    {
        if (cue.Measure is not { } measure) return Markup.Empty;
        if (cue.Baseline is not { } baseline) return Markup.Of($"<p class=\"measure\">{texts["here"]} <strong>{measure:0.##}</strong> · {texts["no-baseline"]}</p>");
        var scale = Math.Max(Math.Abs(measure), Math.Abs(baseline)) is > 0 and var m ? 100 / m : 0;
        return Markup.Of($"""
            <table class="measure"><tr><th scope="row">{texts["here"]}</th><td>{measure:0.##}</td><td class="bar"><svg width="100%" height="8" aria-hidden="true"><rect class="here" width="{Math.Abs(measure) * scale:0.#}%" height="8" rx="4"/></svg></td></tr>
            <tr><th scope="row">{texts["usually"]}</th><td>{baseline:0.##}</td><td class="bar"><svg width="100%" height="8" aria-hidden="true"><rect class="usual" width="{Math.Abs(baseline) * scale:0.#}%" height="8" rx="4"/></svg></td></tr></table>
            """);
    }
}
