using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>report.html: one interview in one file that opens anywhere, without a network.</summary>
internal static class InterviewPage
{
    public static byte[] Write(Transcript transcript, Analysis analysis, ReportAudio? audio)
    {
        var view = new InterviewView(transcript, analysis);
        return Page.Render("report", view.Texts, new Dictionary<string, Markup>
        {
            ["title"] = Markup.Of($"{transcript.Interview}"),
            ["case"] = Markup.Of($"{transcript.Case}"),
            ["case-link"] = Markup.Of($"{string.Concat(transcript.Interview.Split('/').Select(_ => "../"))}case.html"),
            ["duration"] = Markup.Of($"{view.Duration}"),
            ["chips"] = Chips(view),
            ["audio"] = Audio(audio),
            ["no-audio"] = Markup.If(audio is null, () => Markup.Of($"<span class=\"muted\">{view.Texts["no-audio"]}</span>")),
            ["timeline"] = TimelineSection.Of(view),
            ["insights"] = Markup.Join([Notes(view), Parts.Notices(analysis.Notices, view.Texts), SummarySection.Of(view), StatisticsSection.Of(view), CueSection.Of(view), ClaimSection.Of(view), Parts.LeftOut(analysis.Without.Concat(transcript.Without), view.Texts), Models(view)]),
            ["speakers"] = Markup.Join(transcript.Speakers.Select(s => Markup.Of($"<option value=\"{s.Id}\">{view.Name(s.Id)}</option>"))),
            ["turns"] = TranscriptSection.Of(view),
            ["legend"] = Legend(view),
        }, ["base.css", "report.css"], ["common.js", "player.js", "timeline.js", "search.js", "report.js"]);
    }

    static Markup Chips(InterviewView view)
    {
        var transcript = view.Transcript;
        var language = view.Texts.Of("language", transcript.Language);
        return Markup.Join(
        [
            Parts.Chip(Timecode.Brief(transcript.Duration)),
            Parts.Chip(transcript.LanguageProbability is > 0 and < 1 ? $"{language} ({PlainText.Number(transcript.LanguageProbability * 100, "0")} %)" : language),
            .. transcript.Speakers.Select(s => Markup.Of($"<span class=\"chip dot {view.Class(s.Id)}\"><bdi>{view.Name(s.Id)}</bdi></span>")),
        ]);
    }

    static Markup Audio(ReportAudio? audio) => audio is null ? Markup.Empty : Markup.Of(
        $"<audio id=\"audio\" preload=\"metadata\" src=\"{new Markup(AttributeOf(audio))}\"></audio>");

    /// <summary>A data address is megabytes long and holds nothing to clean; a relative one names a file and is encoded part by part.</summary>
    static string AttributeOf(ReportAudio audio) => audio.Source.StartsWith("data:", StringComparison.Ordinal)
        ? audio.Source.Replace("&", "&amp;").Replace("\"", "&quot;").Replace("<", "&lt;")
        : Markup.Escape(string.Join('/', audio.Source.Split('/').Select(Uri.EscapeDataString)));

    static Markup Legend(InterviewView view)
    {
        var t = view.Texts;
        var shown = new List<(string Sign, string Text)> { ("‖", t["overlap-help"]), ("?", t["suspect-help"]) };
        if (view.Transcript.Turns.Any(x => x.Sentiment is not null)) shown.Insert(0, ("▲ ▼", t["sentiment-note"]));
        return Markup.Join(shown.Select(s => Markup.Of($"<li><b>{s.Sign}</b> {s.Text}</li>")));
    }

    static Markup Notes(InterviewView view) => Markup.If(view.Transcript.Notes.Count > 0, () => Parts.Card("notes", view.Texts["notes"],
        Markup.Of($"<ul>{Markup.Join(view.Transcript.Notes.Select(n => Markup.Of($"<li>{n}</li>")))}</ul>")));

    static Markup Models(InterviewView view) => Markup.If(view.Analysis.Models.Count > 0, () => Parts.Card("models", view.Texts["models"], Markup.Of($"""
        <ul class="models">{Markup.Join(view.Analysis.Models.Select(m => Markup.Of($"<li>{m.Role}: <strong>{m.Name}</strong> <code title=\"sha256 {m.Sha256}\">{m.Sha256[..Math.Min(10, m.Sha256.Length)]}</code></li>")))}</ul>
        """)));
}
