using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>The case at a glance: which interviews disagree, who appears where, what the case is about.</summary>
internal static class CaseOverview
{
    public static Markup Matrix(CaseView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        if (report.Interviews.Count < 2) return Markup.Empty;
        var names = report.Interviews.Select(i => i.Interview).ToArray();
        var disagree = Count(report.Contradictions.Select(c => (c.A.Interview, c.B.Interview)));
        var agree = Count(report.Agreements.Select(a => (a.A.Interview, a.B.Interview)));
        var most = Math.Max(1, disagree.Count > 0 ? disagree.Values.Max() : 1);
        return Parts.Card("matrix", texts["matrix"], Markup.Of($"""
            <div class="scroll"><table class="matrix"><thead><tr><td></td>{Markup.Join(names.Select(n => Markup.Of($"<th scope=\"col\"><bdi>{n}</bdi></th>")))}</tr></thead>
            <tbody>{Markup.Join(names.Select(row => Markup.Of($"<tr><th scope=\"row\"><bdi>{row}</bdi></th>{Markup.Join(names.Select(column => Cell(row, column)))}</tr>")))}</tbody></table></div>
            <p class="note">{texts["matrix-note"]}</p>
            """));

        Markup Cell(string row, string column)
        {
            var (against, together) = (disagree.GetValueOrDefault(Key(row, column)), agree.GetValueOrDefault(Key(row, column)));
            if (row == column && against + together == 0) return new Markup("<td class=\"self\"></td>");
            var level = (int)Math.Ceiling(4.0 * against / most);
            return Markup.Of($"<td><button type=\"button\" class=\"cell level-{level}\" data-a=\"{row}\" data-b=\"{column}\"><b>{against}</b> / {together}</button></td>");
        }
    }

    static (string, string) Key(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);

    static Dictionary<(string, string), int> Count(IEnumerable<(string A, string B)> pairs) =>
        pairs.GroupBy(p => Key(p.A, p.B)).ToDictionary(g => g.Key, g => g.Count());

    public static Markup People(CaseView view) => Markup.If(view.Report.People.Count > 0, () => Parts.Card("people", view.Texts["people"],
        Markup.Of($"<ul class=\"people\">{Markup.Join(view.Report.People.Select((p, i) => Person(view, p, i)))}</ul>"), view.Report.People.Count));

    static Markup Person(CaseView view, Person person, int index) => Markup.Of($"""
        <li>{view.Who(index)}<ul>{Markup.Join(person.Appearances.Select(a => Markup.Of($"<li><a href=\"{CaseView.ReportOf(a.Interview)}\"><bdi>{a.Interview}</bdi></a> <span class=\"muted\">{HowMatched(view, person, a)}</span></li>")))}</ul></li>

        """);

    /// <summary>Empty where there was nothing to match: one appearance.</summary>
    static string HowMatched(CaseView view, Person person, Appearance a) => person.Appearances.Count < 2 ? ""
        : a.Similarity >= 1 && !string.IsNullOrWhiteSpace(person.Name) ? view.Texts["matched-by-name"] : $"{view.Texts["similarity"]} {PlainText.Number(a.Similarity, "0.00")}";

    public static Markup Interviews(CaseView view) => Markup.If(view.Report.Interviews.Count > 0, () => Parts.Card("interviews", view.Texts["interviews"], Markup.Of($"""
        <div class="scroll"><table class="interviews"><thead><tr><th scope="col">{view.Texts["interview"]}</th><th scope="col">{view.Texts["speakers"]}</th><th scope="col">{view.Texts["language"]}</th><th scope="col">{view.Texts["length"]}</th></tr></thead><tbody>
        {Markup.Join(view.Report.Interviews.Select(i => Markup.Of($"<tr><th scope=\"row\"><a href=\"{CaseView.ReportOf(i.Interview)}\" title=\"{view.Texts["open"]}\"><bdi>{i.Interview}</bdi></a></th><td>{Markup.Join(i.Speakers.Select(s => Markup.Of($"{view.Who(i.Interview, s)} ")))}</td><td>{view.Texts.Of("language", i.Language)}</td><td>{Timecode.Brief(i.Duration)}</td></tr>")))}</tbody></table></div>
        """), view.Report.Interviews.Count));

    public static Markup Ideas(CaseView view) => Markup.If(view.Report.Ideas.Count > 0, () => Parts.Card("ideas", view.Texts["case-ideas"],
        Markup.Of($"<ol class=\"ideas\">{Markup.Join(view.Report.Ideas.Select(i => Idea(view, i)))}</ol>")));

    static Markup Idea(CaseView view, CaseIdea idea) => Markup.Of($"""
        <li>{Parts.Weight(idea.Weight)}<span dir="auto" lang="{view.Texts.Language}">{idea.Text}</span>{Markup.Join(idea.Sources.Select(s => Markup.Of($" <a class=\"time\" href=\"{CaseView.ReportOf(s.Interview)}{FirstTurn(s)}\"><bdi>{s.Interview}</bdi></a>")))}</li>

        """);

    static string FirstTurn(CaseIdeaSource source) => source.Turns.Count > 0 ? $"#turn-{source.Turns[0]}" : "";
}
