using System.Security.Cryptography;
using System.Text;
using AudioAspire.Contracts.Results;
using AudioAspire.Portal.Cases;
using AudioAspire.Reports.Html;

namespace AudioAspire.Portal.Pages;

/// <summary>The list of cases, as a page shows it first and as it is sent again with every change.</summary>
internal static class CaseMarkup
{
    static readonly string[] Transcripts = ["transcript.docx", "transcript.txt", "transcript.srt", "transcript.vtt", "transcript.csv"];
    static readonly string[] Data = ["transcript.json", "analysis.json", "diarization.rttm", "manifest.json", "trace.json"];

    public static Markup List(IReadOnlyList<CaseView> cases, Texts texts) => cases.Count == 0
        ? Markup.Of($"""<p class="empty">{texts.NoCases}</p>""")
        : Markup.Join(cases.Select(c => Case(c, texts)));

    static Markup Case(CaseView view, Texts texts) => Markup.Of($"""
        <section class="case" id="{Id("case", view.Name)}" aria-label="{texts.Case} {view.Name}">
        <header id="{Id("head", view.Name)}">
        <h3><a href="{Links.ToCase(view.Name)}"><bdi>{view.Name}</bdi></a></h3>
        <span class="count">{Count(view.Interviews.Count, texts.OneInterview, texts.Interviews)}</span>
        {Contradictions(view, texts)}
        {CaseReport(view, texts)}
        </header>
        <ul>{view.Interviews.Select(i => Interview(i, texts))}</ul>
        </section>

        """);

    static Markup Contradictions(CaseView view, Texts texts) => view.Contradictions is { } n
        ? Markup.Of($"""<span class="{(n > 0 ? "badge warn" : "badge")}">{Count(n, texts.OneContradiction, texts.Contradictions)}</span>""")
        : default;

    static Markup CaseReport(CaseView view, Texts texts) => view.HasReport
        ? Markup.Of($"""<a class="button" href="{Links.ToFile(Contracts.ObjectKeys.CaseOutput(view.Name) + "case.html")}">{texts.CompareReport}</a>""")
        : default;

    static Markup Interview(InterviewView view, Texts texts) => Markup.Of($"""
        <li class="interview {view.State}" id="{Id("interview", view.Key ?? view.Name.ToString())}">
        <div class="title"><bdi>{view.Name.Interview}</bdi><span class="state">{texts.States.GetValueOrDefault(view.State, view.State)}</span></div>
        {Progress(view, texts)}{Failure(view.Status?.Error)}
        <div class="links">{FileLinks(view, texts)}</div>
        </li>

        """);

    static Markup Progress(InterviewView view, Texts texts)
    {
        if (view.Status is not { State: JobState.Running } status) return default;
        var percent = Math.Clamp(Math.Round(status.Percent), 0, 100);
        return Markup.Of($"""
            <div class="progress"><progress max="100" value="{percent}" aria-label="{view.Name.Interview}"></progress><span>{percent} % · {texts.Stages.GetValueOrDefault(status.Stage, status.Stage)}</span></div>
            """);
    }

    static Markup Failure(JobFailure? error) => error is null
        ? default
        : Markup.Of($"""<div class="failure"><code>{error.Code}</code> {error.Message} <strong>{error.Hint}</strong></div>""");

    static Markup FileLinks(InterviewView view, Texts texts)
    {
        var report = view.Files.Contains("report.html")
            ? Markup.Of($"""<a class="button" href="{Links.ToOutput(view.Name, "report.html")}">{texts.Report}</a>""") : default;
        var transcripts = Transcripts.Where(view.Files.Contains).Select(f =>
            Markup.Of($"""<a href="{Links.ToOutput(view.Name, f)}">{f[(f.IndexOf('.') + 1)..].ToUpperInvariant()}</a>"""));
        var recording = view.Key is null ? default : Markup.Of($"""<a href="{Links.ToFile(view.Key)}">{texts.Recording}</a>""");
        var names = view.State == JobState.Succeeded && view.Files.Contains("transcript.json")
            ? Markup.Of($"""<a href="{Links.ToNames(view.Name)}">{texts.NameSpeakers}</a>""") : default;
        var data = Data.Where(view.Files.Contains).Select(f => Markup.Of($"""<a href="{Links.ToOutput(view.Name, f)}">{f}</a>""")).ToList();
        var more = data.Count == 0 ? default : Markup.Of($"""<details><summary>{texts.Data}</summary>{data}</details>""");
        return Markup.Of($"{report}{transcripts}{recording}{names}{more}");
    }

    static string Count(int n, string one, string many) => n == 1 ? $"1 {one}" : $"{n} {many}";

    /// <summary>Names may hold anything, ids may not.</summary>
    static string Id(string kind, string name) => $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8))}";
}
