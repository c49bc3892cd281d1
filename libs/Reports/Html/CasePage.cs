using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>case.html: what the interviews of a case say about the same things, side by side.</summary>
internal static class CasePage
{
    public static byte[] Write(CaseReport report)
    {
        var view = new CaseView(report);
        var texts = view.Texts;
        return Page.Render("case", texts, new Dictionary<string, Markup>
        {
            ["title"] = Markup.Of($"{report.Case}"),
            ["chips"] = Chips(view),
            ["kinds"] = Options(Pairs(report).Select(p => p.Kind), k => texts.Of("kind", k)),
            ["interviews"] = Options(report.Interviews.Select(i => i.Interview), i => i),
            ["contradictions"] = Contradictions(view),
            ["agreements"] = Agreements(view),
            ["events"] = EventSection.Of(view),
            ["questions"] = QuestionSection.Of(view),
            ["aside"] = Markup.Join([Parts.Notices(report.Notices, texts), CaseOverview.Matrix(view), CaseOverview.People(view), CaseOverview.Interviews(view), CaseOverview.Ideas(view), Parts.LeftOut(report.Without, texts)]),
        }, ["base.css", "case.css"], ["common.js", "case.js"]);
    }

    static IEnumerable<(string Kind, double Confidence)> Pairs(CaseReport report) =>
        report.Contradictions.Select(c => (c.Kind, c.Confidence)).Concat(report.Agreements.Select(a => (a.Kind, a.Confidence)));

    static Markup Chips(CaseView view) => Markup.Join(
    [
        Parts.Chip($"{view.Texts["interviews"]}: {view.Report.Interviews.Count}"),
        Parts.Chip($"{view.Texts["people"]}: {view.Report.People.Count}"),
        Parts.Chip($"{view.Texts["contradictions"]}: {view.Report.Contradictions.Count}"),
        Parts.Chip($"{view.Texts["agreements"]}: {view.Report.Agreements.Count}"),
    ]);

    static Markup Options(IEnumerable<string> values, Func<string, string> text) =>
        Markup.Join(values.Distinct().Select(v => Markup.Of($"<option value=\"{v}\">{text(v)}</option>")));

    static Markup Contradictions(CaseView view) => view.Report.Contradictions.Count == 0
        ? Markup.Of($"<p class=\"none\">{view.Texts["no-contradictions"]}</p>")
        : Markup.Join(view.Report.Contradictions.OrderByDescending(c => c.Confidence).Select(c => Pair(view, "contradiction", c.Id, c.Kind, c.Confidence, c.Explanation, c.A, c.B, c.Review)));

    static Markup Agreements(CaseView view) => Markup.If(view.Report.Agreements.Count > 0, () => Parts.Card("agreements", view.Texts["agreements"],
        Markup.Join(view.Report.Agreements.OrderByDescending(a => a.Confidence).Select(a => Pair(view, "agreement", a.Id, a.Kind, a.Confidence, a.Explanation, a.A, a.B))),
        view.Report.Agreements.Count));

    static Markup Pair(CaseView view, string type, string id, string kind, double confidence, string explanation, Evidence a, Evidence b, ModelReview? review = null) => Markup.Of($"""
        <article class="pair {type}" id="{id}" data-kind="{kind}" data-confidence="{confidence}" data-a="{a.Interview}" data-b="{b.Interview}"><header>{Parts.Chip(view.Texts.Of("kind", kind), "kind")}{Parts.Confidence(confidence, view.Texts)}</header>
        <div class="sides">{view.Side(a)}{view.Side(b)}</div>{Markup.If(!string.IsNullOrWhiteSpace(explanation), () => Markup.Of($"<p>{explanation}</p>"))}{Markup.If(review is not null, () => Review(view, review!))}</article>

        """);

    static Markup Review(CaseView view, ModelReview review) => Markup.Of($"""
        <p class="review muted">{view.Texts[review.Contradicts ? "review-contradicts" : "review-fits"]} (<bdi>{review.Model}</bdi>): {review.Reason}</p>
        """);
}
