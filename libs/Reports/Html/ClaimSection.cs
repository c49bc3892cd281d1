using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>What was stated and can be checked, and where a speaker stated two things that do not go together.</summary>
internal static class ClaimSection
{
    public static Markup Of(InterviewView view) => Markup.Join([SelfContradictions(view), Claims(view)]);

    static Markup SelfContradictions(InterviewView view) => Markup.If(view.Analysis.SelfContradictions.Count > 0, () => Parts.Card(
        "self-contradictions", view.Texts["self-contradictions"],
        Markup.Of($"<p class=\"note\">{view.Texts["contradiction-note"]}</p>{Markup.Join(view.Analysis.SelfContradictions.Select(c => SelfContradiction(view, c)))}"),
        view.Analysis.SelfContradictions.Count));

    static Markup SelfContradiction(InterviewView view, SelfContradiction c) => Markup.Of($"""
        <article class="pair"><header>{Parts.Chip(view.Texts.Of("kind", c.Kind), "kind")}{Parts.Confidence(c.Confidence, view.Texts)}</header>
        <div class="sides">{Side(view, c.A)}{Side(view, c.B)}</div><p>{c.Explanation}</p></article>

        """);

    static Markup Side(InterviewView view, Evidence e) =>
        Markup.Of($"<div class=\"side {view.Class(e.Speaker)}\"><div>{Parts.Time(e.Start, view.Texts)} {view.Who(e.Speaker)}</div>{view.Quote(e.Quote)}</div>");

    static Markup Claims(InterviewView view) => Markup.If(view.Analysis.Claims.Count > 0, () => Parts.Card("claims", view.Texts["claims"],
        Markup.Join(view.Analysis.Claims.GroupBy(c => c.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Markup.Of($"""
            <details class="claims"><summary>{view.Texts.Of("kind", g.Key)} <span class="count">{g.Count()}</span></summary><ul>{Markup.Join(g.OrderBy(c => c.Start).Select(c => Claim(view, c)))}</ul></details>

            """))), view.Analysis.Claims.Count));

    static Markup Claim(InterviewView view, Claim c) => Markup.Of($"""
        <li>{Parts.Time(c.Start, view.Texts)} {view.Who(c.Speaker)} {Value(view, c)}{Markup.If(c.Negated, () => Parts.Chip(view.Texts["negated"]))}{Markup.If(c.Hedged, () => Parts.Chip(view.Texts["hedged"]))}{Markup.If(c.Reported, () => Parts.Chip(view.Texts["reported"]))}<br><q lang="{view.Transcript.Language}" dir="auto">{c.Text}</q></li>
        """);

    static Markup Value(InterviewView view, Claim c) =>
        ClaimedValue.Of(c, view.Texts) is { Length: > 0 } value ? Parts.Chip(value, "value") : Markup.Empty;
}
