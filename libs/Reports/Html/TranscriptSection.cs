using System.Text;
using AudioAspire.Contracts.Results;
using AudioAspire.Reports.Formats;

namespace AudioAspire.Reports.Html;

/// <summary>The turns, every word with its time, every doubt with its reason.</summary>
internal static class TranscriptSection
{
    const double LowConfidence = 0.5;

    public static Markup Of(InterviewView view)
    {
        var cued = view.Analysis.Cues.Select(c => c.Turn).ToHashSet();
        return Markup.Join(Lines.Of(view.Transcript).Select(l => l.Turn is { } turn ? Turn(view, turn, cued.Contains(turn.Index)) : Unread(view, l.Gap!)));
    }

    static Markup Turn(InterviewView view, TranscriptTurn turn, bool cued)
    {
        var kind = view.Class(turn.Speaker) + (turn.Suspect is null ? "" : " suspect");
        return Markup.Of($"""
            <article class="turn {kind}" id="turn-{turn.Index}" data-speaker="{turn.Speaker}" data-start="{turn.Start}" data-end="{turn.End}">
            <header>{Parts.Time(turn.Start, view.Texts)} {view.Who(turn.Speaker)}{Marks(view, turn, cued)}</header>
            <p lang="{view.Transcript.Language}" dir="auto">{Words(turn, view.Texts)}</p></article>

            """);
    }

    static Markup Words(TranscriptTurn turn, ReportTexts texts)
    {
        var html = new StringBuilder();
        foreach (var word in TurnWords.Of(turn))
        {
            if (html.Length > 0 && !word.Glued) html.Append(' ');
            var kind = "w" + (word.Confidence < LowConfidence ? " doubt" : "") + (word.Heard is null ? "" : " heard");
            var help = word.Heard is { } heard ? Markup.Of($" title=\"{texts["heard"]}: {heard}\"") : Markup.Empty;
            html.Append(Markup.Of($"<span class=\"{kind}\" data-t=\"{word.Start}\"{help}>{word.Text}</span>").Html);
        }
        return new Markup(html.ToString());
    }

    static Markup Marks(InterviewView view, TranscriptTurn turn, bool cued)
    {
        var texts = view.Texts;
        var marks = new List<Markup>();
        if (turn.Sentiment is { Label: "positive" or "negative" } s)
            marks.Add(Mark($"{s.Label}", s.Label == "positive" ? "▲" : "▼", texts.Of("sentiment", s.Label), $"{texts["sentiment"]} {PlainText.Number(s.Score, "+0.00;-0.00;0")}"));
        if (turn.Emotion is { Length: > 0 } and not "neutral") marks.Add(Mark("emotion", "", texts.Of("emotion", turn.Emotion), texts["emotion"]));
        if (turn.Overlap) marks.Add(Mark("overlap", "‖", texts["overlap"], texts["overlap-help"]));
        if (turn.Suspect is { } why) marks.Add(Mark("doubtful", "?", texts.Of("suspect", why), texts["suspect-help"]));
        if (cued) marks.Add(Markup.Of($" <a class=\"mark cue\" href=\"#cue-of-{turn.Index}\" title=\"{texts["cue-help"]}\">◆ {texts["cue-mark"]}</a>"));
        return Markup.Join(marks);
    }

    static Markup Mark(string kind, string sign, string text, string help) =>
        Markup.Of($" <span class=\"mark {kind}\" title=\"{help}\">{sign} {text}</span>");

    static Markup Unread(InterviewView view, Gap gap)
    {
        var (texts, start) = (view.Texts, Parts.Time(gap.Start, view.Texts));
        return gap.IsBrief
            ? Markup.Of($"<aside class=\"gap brief\">{start} {texts.Of("span", Gap.Kind)}: {gap.Length}</aside>\n")
            : Markup.Of($"<aside class=\"gap\">{start} <strong>{texts.Of("span", Gap.Kind)}</strong> {Timecode.Seconds(gap.Start)} – {Timecode.Seconds(gap.End)}: {gap.Length}. {texts["gap-help"]}</aside>\n");
    }
}
