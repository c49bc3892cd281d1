using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>The whole recording at a glance, as SVG in percent of its length: a lane a speaker (so overlaps show), topics, what could not be read, cues.</summary>
internal static class TimelineSection
{
    public const int LaneHeight = 18, TopicHeight = 18, AxisHeight = 18;
    static readonly double[] TickSteps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

    public static Markup Of(InterviewView view)
    {
        var topics = view.Analysis.Topics.Count > 0 ? TopicHeight : 0;
        var height = topics + Math.Max(1, view.LaneOf.Count) * LaneHeight + AxisHeight;
        return Markup.Of($"""
            <div class="lanes" aria-hidden="true">{Markup.If(topics > 0, () => Markup.Of($"<span class=\"lane-name\">{view.Texts["topics"]}</span>"))}{LaneNames(view)}</div>
            <div class="timeline" id="timeline"><div class="timeline-inner" id="timeline-inner" role="slider" tabindex="0" aria-label="{view.Texts["timeline"]}" aria-valuemin="0" aria-valuemax="{Math.Floor(view.Duration)}" aria-valuenow="0" aria-valuetext="0:00">
            <svg width="100%" height="{height}" xmlns="http://www.w3.org/2000/svg" aria-hidden="true">
            <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="3" height="6"/></pattern></defs>
            {Topics(view)}{Lanes(view, topics)}{Spans(view, topics, height)}{Cues(view, topics)}{Ticks(view, height)}</svg>
            <div class="playhead" id="playhead"></div></div></div>
            """);
    }

    static Markup LaneNames(InterviewView view) => Markup.Join(view.LaneOf.OrderBy(l => l.Value)
        .Select(l => Markup.Of($"<span class=\"lane-name {view.Class(l.Key)}\" title=\"{view.Name(l.Key)}\"><bdi>{view.Name(l.Key)}</bdi></span>")));

    static Markup Topics(InterviewView view) => Markup.Join(view.Analysis.Topics.Select((t, i) => Markup.Of($"""
        <svg x="{view.Percent(t.Start)}" width="{view.Percent(t.End - t.Start)}" y="0" height="{TopicHeight - 3}"><title>{t.Title}</title><rect class="topic {(i % 2 == 0 ? "even" : "odd")}" width="100%" height="100%" rx="3"/><text class="topic-title" x="5" y="11">{t.Title}</text></svg>

        """)));

    static Markup Lanes(InterviewView view, int top) => Markup.Join(view.LaneOf.OrderBy(l => l.Value).Select(lane => Markup.Of($"""
        <g class="lane {view.Class(lane.Key)}"><rect class="lane-back" x="0" y="{top + lane.Value * LaneHeight + 2}" width="100%" height="{LaneHeight - 4}" rx="3"/>{Bars(view, lane.Key, top + lane.Value * LaneHeight + 2)}</g>

        """)));

    static Markup Bars(InterviewView view, string speaker, int y) => Markup.Join(view.Transcript.Turns.Where(t => t.Speaker == speaker)
        .Select(t => Markup.Of($"<rect class=\"bar\" x=\"{view.Percent(t.Start)}\" y=\"{y}\" width=\"{view.Percent(t.End - t.Start)}\" height=\"{LaneHeight - 4}\"/>")));

    static Markup Spans(InterviewView view, int top, int height) => Markup.Join(view.Transcript.Spans.Where(s => s.Kind != "silence").Select(s => Markup.Of(
        $"<rect class=\"span\" fill=\"url(#hatch)\" x=\"{view.Percent(s.Start)}\" y=\"{top}\" width=\"{view.Percent(s.End - s.Start)}\" height=\"{height - top - AxisHeight}\"><title>{view.Texts.Of("span", s.Kind)}</title></rect>")));

    static Markup Cues(InterviewView view, int top) => Markup.Join(view.Analysis.Cues
        .Where(c => view.LaneOf.ContainsKey(c.Speaker))
        .Select(c => Markup.Of($"<circle class=\"cue-dot\" cx=\"{view.Percent(c.Start)}\" cy=\"{top + view.LaneOf[c.Speaker] * LaneHeight + LaneHeight / 2}\" r=\"3.5\"><title>{view.Texts.Of("cue", c.Kind)}</title></circle>")));

    static Markup Ticks(InterviewView view, int height)
    {
        var step = Array.Find(TickSteps, s => view.Duration / s <= 12);
        if (step == 0) step = Math.Ceiling(view.Duration / 12 / 3600) * 3600;
        var ticks = Enumerable.Range(1, (int)Math.Max(0, Math.Ceiling(view.Duration * 0.97 / step) - 1)).Select(i => i * step);
        return Markup.Join(ticks.Select(t => Markup.Of(
            $"<line class=\"tick\" x1=\"{view.Percent(t)}\" x2=\"{view.Percent(t)}\" y1=\"0\" y2=\"{height - AxisHeight + 4}\"/><text class=\"tick-time\" x=\"{view.Percent(t)}\" y=\"{height - 3}\" text-anchor=\"middle\">{Timecode.Brief(t)}</text>")));
    }
}
