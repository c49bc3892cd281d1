using System.Globalization;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>A case as its page shows it: people have one name and colour across interviews, and every time leads into a report.</summary>
internal sealed class CaseView
{
    readonly Dictionary<(string Interview, string Speaker), int> personOf = [];

    public CaseView(CaseReport report)
    {
        Report = report;
        Texts = ReportTexts.For(report.Language);
        for (var i = 0; i < report.People.Count; i++)
            foreach (var a in report.People[i].Appearances) personOf.TryAdd((a.Interview, a.Speaker), i);
    }

    public CaseReport Report { get; }
    public ReportTexts Texts { get; }

    public Markup Who(string interview, string speaker) => personOf.TryGetValue((interview, speaker), out var person)
        ? Who(person)
        : Markup.Of($"<span class=\"who s-unknown\"><bdi>{(speaker == TranscriptSpeaker.Unknown ? Texts["unknown"] : speaker)}</bdi></span>");

    public Markup Who(int person) => Markup.Of($"<span class=\"who {Class(person)}\"><bdi>{NameOf(person)}</bdi></span>");

    public string Class(Evidence e) => personOf.TryGetValue((e.Interview, e.Speaker), out var person) ? Class(person) : "s-unknown";

    public Markup Side(Evidence e) => Markup.Of($"""
        <div class="side {Class(e)}"><div class="source">{Who(e.Interview, e.Speaker)} <a class="time" href="{ReportAt(e.Interview, e.Start)}" title="{Texts["open-at"]} {Timecode.Seconds(e.Start)}"><bdi>{e.Interview}</bdi> · {Timecode.Brief(e.Start)}</a></div>
        {Parts.Quote(e.Quote, LanguageOf(e.Interview))}</div>
        """);

    public string LanguageOf(string interview) =>
        Report.Interviews.FirstOrDefault(i => i.Interview == interview)?.Language is { Length: > 0 } language ? language : Texts.Language;

    public static string ReportAt(string interview, double seconds) => $"{ReportOf(interview)}#t={PlainText.Number(seconds)}";

    /// <summary>The report's address beside case.html; every part of the name is percent-encoded (RFC 3986).</summary>
    public static string ReportOf(string interview) => string.Join('/', interview.Split('/').Select(Uri.EscapeDataString)) + "/report.html";

    static string Class(int person) => $"s{person % Parts.SpeakerColors}";

    /// <summary>A person without a name is called by the place in the list.</summary>
    string NameOf(int person) =>
        PlainText.Clean(Report.People[person].Name) is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"{Texts["person"]} {person + 1}");
}
