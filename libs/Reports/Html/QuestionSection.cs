using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>What is left to ask: claims of one person on which the other interviews say nothing.</summary>
internal static class QuestionSection
{
    public static Markup Of(CaseView view) => Markup.If(view.Report.OpenQuestions.Count > 0, () => Parts.Card("questions", view.Texts["open-questions"], Markup.Of($"""
        <p class="note">{view.Texts["open-questions-note"]}</p>
        <ul class="questions">{Markup.Join(view.Report.OpenQuestions.Select(q => Question(view, q)))}</ul>
        """), view.Report.OpenQuestions.Count));

    static Markup Question(CaseView view, OpenQuestion q) => Markup.Of($"""
        <li id="{q.Id}">{Parts.Chip(view.Texts.Of("kind", q.Kind), "kind")}{view.Side(q.Claim)}<p class="muted">{view.Texts["to-ask"]}: {Markup.Join(q.NotAsked.Select(i => Markup.Of($"<a href=\"{CaseView.ReportOf(i)}\"><bdi>{i}</bdi></a> ")))}</p></li>

        """);
}
