using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Fusing;

/// <summary>Stretches without words, of one channel or two: untranscribed where either is, silence, noise and music only where both are.</summary>
internal static class SpanBuilder
{
    const string Untranscribed = "untranscribed";

    public static IReadOnlyList<TranscriptSpan> Build(IReadOnlyList<TranscribedSpan> spans, int channels, double duration)
    {
        var valid = spans.Select(s => s with { Start = Math.Clamp(s.Start, 0, duration), End = Math.Clamp(s.End, 0, duration) }).Where(s => s.End > s.Start).ToList();
        var result = channels == 1
            ? valid.Select(s => new TranscriptSpan(s.Start, s.End, s.Kind))
            : valid.Where(s => s.Kind == Untranscribed).Select(s => new TranscriptSpan(s.Start, s.End, s.Kind))
                .Concat(from a in valid
                        where a.Channel == 0 && a.Kind != Untranscribed
                        from b in valid
                        where b.Channel == 1 && b.Kind != Untranscribed && a.Start < b.End && b.Start < a.End
                        select new TranscriptSpan(Math.Max(a.Start, b.Start), Math.Min(a.End, b.End), a.Kind == b.Kind ? a.Kind : "noise"));
        return [.. result.Distinct().OrderBy(s => s.Start).ThenBy(s => s.End).ThenBy(s => s.Kind, StringComparer.Ordinal)];
    }
}
