using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>What is claimed to have happened when, in the order of the claimed times; claims of the same time stand together.</summary>
internal static class EventSection
{
    public static Markup Of(CaseView view) => Markup.If(view.Report.Timeline.Count > 0, () => Parts.Card("events", view.Texts["events"], Markup.Of($"""
        <p class="note">{view.Texts["events-note"]}</p>
        <ol class="events">{Markup.Join(Groups(view.Report.Timeline).Select(g => Markup.Of($"<li><span class=\"when\">{g.When}</span><ul>{Markup.Join(g.Events.Select(e => Event(view, e)))}</ul></li>")))}</ol>
        """), view.Report.Timeline.Count));

    static IEnumerable<(string When, List<TimelineEvent> Events)> Groups(IReadOnlyList<TimelineEvent> timeline)
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
