using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>What the interview is about: summary, main ideas, topics; each with the turns it comes from.</summary>
internal static class SummarySection
{
    public static Markup Of(InterviewView view) => Markup.Join([Summary(view), Ideas(view), Topics(view)]);

    static Markup Summary(InterviewView view)
    {
        var (summary, texts) = (view.Analysis.Summary, view.Texts);
        if (summary.Sentences.Count == 0) return Parts.Card("summary", texts["summary"], Markup.Of($"<p class=\"none\">{texts["nothing"]}</p>"));
        var origin = summary.Method == "language-model"
            ? string.Format(null, texts["summary-model"], string.Join(", ", view.Analysis.Models.Where(m => m.Role.Contains("summary", StringComparison.Ordinal)).Select(m => m.Name)))
            : texts["summary-extractive"];
        return Parts.Card("summary", texts["summary"], Markup.Of($"""
            <div class="summary" lang="{view.Transcript.Language}">{Markup.Join(summary.Sentences.Select(s => Markup.Of($"<p dir=\"auto\">{s.Text}{view.Sources(s.Turns)}</p>")))}</div>
            <p class="note">{origin}</p>
            """));
    }

    static Markup Ideas(InterviewView view) => Markup.If(view.Analysis.Ideas.Count > 0, () => Parts.Card("ideas", view.Texts["ideas"], Markup.Of($"""
        <ol class="ideas">{Markup.Join(view.Analysis.Ideas.Select(i => Idea(view, i)))}</ol>
        """)));

    static Markup Idea(InterviewView view, Idea idea) => Markup.Of($"""
        <li>{Parts.Weight(idea.Weight)}<span dir="auto" lang="{view.Transcript.Language}">{idea.Text}</span>{view.Sources(idea.Turns)}</li>
        """);

    static Markup Topics(InterviewView view) => Markup.If(view.Analysis.Topics.Count > 0, () => Parts.Card("topics", view.Texts["topics"], Markup.Of($"""
        <ul class="topics">{Markup.Join(view.Analysis.Topics.Select(t => Markup.Of($"""
            <li>{Parts.Time(t.Start, view.Texts)} <strong dir="auto">{t.Title}</strong> <span class="muted">{Timecode.Brief(t.End - t.Start)}</span><br>{Markup.Join(t.Keywords.Select(k => Parts.Chip(k)))}</li>
            """)))}</ul>
        """)));
}
