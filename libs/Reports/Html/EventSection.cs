using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>What is claimed to have happened when, in the order of the claimed times; claims of the same time stand together.</summary>
internal static class EventSection
{
    public static Markup Of(CaseView view) => Markup.If(view.Report.Timeline.Count > 0, () => Parts.Card("events", view.Texts["events"], Markup.Of($"""
        <p class="note">{view.Texts["events-note"]}</p>
        <ol class="events">{Markup.Join(Groups(Timeline(view)).Select(g => Markup.Of($"<li><span class=\"when\">{ClaimedValue.When(g.When, view.Texts)}</span><ul>{Markup.Join(g.Events.Select(e => Event(view, e)))}</ul></li>")))}</ol>
        """), Timeline(view).Count));

    /// <summary>Without the bare weekday of a date that the same sentence states in full ("on Tuesday, on Tuesday the 14th").</summary>
    static List<TimelineEvent> Timeline(CaseView view) =>
        [.. view.Report.Timeline.Where(e => !view.Report.Timeline.Any(o => o.When.Length > e.When.Length && e.When is ['w', _] && o.When.EndsWith(e.When, StringComparison.Ordinal) && o.Source == e.Source))];

    static IEnumerable<(string When, List<TimelineEvent> Events)> Groups(List<TimelineEvent> timeline)
    {
        var groups = new List<(string When, List<TimelineEvent> Events)>();
        foreach (var e in timeline)
        {
            if (groups.Count == 0 || groups[^1].When != e.When) groups.Add((e.When, []));
            groups[^1].Events.Add(e);
        }
        return groups;
    }

    static Markup Event(CaseView view, TimelineEvent e) => Markup.Of($"""
        <li class="{view.Class(e.Source)}" data-a="{e.Source.Interview}">{view.Who(e.Source.Interview, e.Source.Speaker)} <a class="time" href="{CaseView.ReportAt(e.Source.Interview, e.Source.Start)}"><bdi>{e.Source.Interview}</bdi> · {Timecode.Brief(e.Source.Start)}</a><br><span dir="auto" lang="{view.LanguageOf(e.Source.Interview)}">{e.What}</span></li>

        """);
}
