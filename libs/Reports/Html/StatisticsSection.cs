using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>Who talked how much and how, and how the sentiment went.</summary>
internal static class StatisticsSection
{
    public static Markup Of(InterviewView view) => Markup.Join([Talk(view), SentimentOverTime(view)]);

    static Markup Talk(InterviewView view)
    {
        var (s, texts) = (view.Analysis.Statistics, view.Texts);
        if (s.BySpeaker.Count == 0) return Markup.Empty;
        var speakers = s.BySpeaker.OrderBy(p => view.LaneOf.GetValueOrDefault(p.Key, int.MaxValue)).ToArray();
        return Parts.Card("statistics", texts["statistics"], Markup.Of($"""
            <dl class="facts"><div><dt>{texts["talk"]}</dt><dd>{Timecode.Brief(s.TalkSeconds)}</dd></div><div><dt>{texts["silence"]}</dt><dd>{Timecode.Brief(s.SilenceSeconds)}</dd></div><div><dt>{texts["overlap"]}</dt><dd>{Timecode.Brief(s.OverlapSeconds)}</dd></div><div><dt>{texts["questions"]}</dt><dd>{s.Questions}</dd></div><div><dt>{texts["interruptions"]}</dt><dd>{s.Interruptions.Count}</dd></div></dl>
            {Markup.Join(speakers.Select(p => Share(view, p.Key, p.Value)))}
            <div class="scroll"><table><thead><tr><th scope="col"></th>{Markup.Join(speakers.Select(p => Markup.Of($"<th scope=\"col\">{view.Who(p.Key)}</th>")))}</tr></thead>
            <tbody>{Row("talk", v => Timecode.Brief(v.TalkSeconds))}{Row("turns", v => PlainText.Number(v.Turns))}{Row("words", v => PlainText.Number(v.Words))}{Row("words-per-minute", v => PlainText.Number(v.WordsPerMinute, "0"))}{Row("questions", v => PlainText.Number(v.Questions))}{Row("fillers", v => PlainText.Number(v.Fillers))}{Row("interruptions", v => PlainText.Number(v.Interruptions))}{Row("latency", v => Unit(v.ResponseLatency, "0.0", "s"))}{Row("pitch", v => Unit(v.Pitch, "0", "Hz"))}{Row("loudness", v => Unit(v.Loudness, "0", "dB"))}{Row("sentiment", v => Unit(v.Sentiment, "+0.00;-0.00;0.00", ""))}</tbody></table></div>
            """));

        Markup Row(string key, Func<SpeakerStatistics, string> cell) =>
            Markup.Of($"<tr><th scope=\"row\">{texts[key]}</th>{Markup.Join(speakers.Select(p => Markup.Of($"<td>{cell(p.Value)}</td>")))}</tr>");
    }

    static Markup Share(InterviewView view, string speaker, SpeakerStatistics s) => Markup.Of($"""
        <div class="share {view.Class(speaker)}"><div class="share-name">{view.Who(speaker)} <span class="muted">{Role(view, s.Role)}</span><span class="share-value">{s.TalkShare * 100:0} %</span></div><svg width="100%" height="10" aria-hidden="true"><rect class="track" width="100%" height="10" rx="5"/><rect class="bar" width="{Math.Clamp(s.TalkShare, 0, 1) * 100:0.##}%" height="10" rx="5"/></svg></div>

        """);

    static string Role(InterviewView view, string role) => role is "unknown" or "" ? "" : view.Texts.Of("role", role);

    static string Unit(double? value, string format, string unit) =>
        value is { } v ? $"{PlainText.Number(v, format)} {unit}".TrimEnd() : "–";

    /// <summary>A bar a turn: up and green is positive, down and red negative; the longer the turn, the wider.</summary>
    static Markup SentimentOverTime(InterviewView view)
    {
        var marked = view.Transcript.Turns.Where(t => t.Sentiment is not null).ToArray();
        if (marked.Length == 0) return Markup.Empty;
        var rows = marked.GroupBy(t => t.Speaker).OrderBy(g => view.LaneOf.GetValueOrDefault(g.Key)).Select(g => Markup.Of($"""
            <div class="mood">{view.Who(g.Key)}<svg width="100%" height="48" role="img" aria-label="{view.Texts["sentiment-time"]}: {view.Name(g.Key)}"><line class="axis" x1="0" x2="100%" y1="24" y2="24"/>{Markup.Join(g.Select(t => Bar(view, t)))}</svg></div>

            """));
        return Parts.Card("sentiment", view.Texts["sentiment-time"], Markup.Of($"{Markup.Join(rows)}<p class=\"note\">{view.Texts["sentiment-note"]}</p>"));
    }

    static Markup Bar(InterviewView view, TranscriptTurn turn)
    {
        var score = Math.Clamp(turn.Sentiment!.Score, -1, 1);
        var height = Math.Max(1.5, Math.Abs(score) * 22);
        return Markup.Of($"<rect class=\"{turn.Sentiment.Label}\" data-turn=\"{turn.Index}\" x=\"{view.Percent(turn.Start)}\" width=\"{view.Percent(turn.End - turn.Start)}\" y=\"{(score >= 0 ? 24 - height : 24):0.#}\" height=\"{height:0.#}\"><title>{Timecode.Brief(turn.Start)} {view.Texts.Of("sentiment", turn.Sentiment.Label)} {score:+0.00;-0.00;0}</title></rect>");
    }
}
