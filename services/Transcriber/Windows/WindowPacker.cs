namespace AudioAspire.Transcriber.Windows;

/// <summary>Packs speech spans into windows of up to 30 s, cut at long pauses. Depends on the spans alone, not on when they came.</summary>
internal sealed class WindowPacker(WindowOptions options)
{
    readonly List<SampleSpan> _spans = [];
    long _lastEnd;

    /// <summary>Where the first span that no window has yet starts; null when all are packed.</summary>
    public long? FirstWaiting => _spans.Count > 0 ? _spans[0].Start : null;

    /// <returns>The speech of every window that is full.</returns>
    public IEnumerable<PackedSpeech> Push(SampleSpan span)
    {
        _spans.Add(span);
        while (_spans.Count > 1 && (PackedLength(_spans) > options.LongestSamples || _spans[^1].End - _spans[0].Start > options.LongestReachSamples))
            yield return Take(BestCut(), long.MaxValue);
    }

    public IEnumerable<PackedSpeech> Complete()
    {
        if (_spans.Count > 0) yield return Take(_spans.Count, long.MaxValue);
    }

    /// <summary>Everything before this time is known to hold no further speech: a window waits no longer than its reach.</summary>
    public IEnumerable<PackedSpeech> Advance(long settled)
    {
        if (_spans.Count > 0 && settled - _spans[0].Start > options.LongestReachSamples) yield return Take(_spans.Count, settled);
    }

    /// <summary>Spans with padding; spans whose padding meets become one piece, so short pauses are kept as they are.</summary>
    public static IReadOnlyList<SampleSpan> Pad(IReadOnlyList<SampleSpan> spans, long padding, long first, long last)
    {
        var pieces = new List<SampleSpan>(spans.Count);
        foreach (var span in spans)
        {
            var padded = new SampleSpan(Math.Max(first, span.Start - padding), Math.Min(last, span.End + padding));
            if (pieces.Count > 0 && padded.Start <= pieces[^1].End) pieces[^1] = pieces[^1] with { End = padded.End };
            else pieces.Add(padded);
        }
        return pieces;
    }

    /// <summary>The number of spans to take: the longest pause wins, a fuller window is worth some of it.</summary>
    int BestCut()
    {
        var (best, at) = (double.MinValue, 1);
        for (var count = 1; count < _spans.Count; count++)
        {
            var length = PackedLength(_spans[..count]);
            if (count > 1 && length > options.LongestSamples) break;
            var pause = Math.Min(_spans[count].Start - _spans[count - 1].End, options.LongPauseSamples);
            var score = (double)pause / options.LongPauseSamples + options.FullnessWeight * length / options.LongestSamples;
            if (score >= best) (best, at) = (score, count);
        }
        return at;
    }

    long PackedLength(IReadOnlyList<SampleSpan> spans) =>
        Pad(spans, options.PaddingSamples, long.MinValue / 2, long.MaxValue / 2).Sum(p => p.Length);

    /// <summary>Padding reaches at most to the middle of the pause, so that no word is heard in two windows. The silence before the
    /// recording's first speech is no other window's: first words are read better with all of it.</summary>
    PackedSpeech Take(int count, long settled)
    {
        var taken = _spans[..count];
        _spans.RemoveRange(0, count);
        var first = _lastEnd == 0 ? 0 : (_lastEnd + taken[0].Start) / 2;
        _lastEnd = taken[^1].End;
        var last = _spans.Count > 0 ? (_lastEnd + _spans[0].Start) / 2 : settled;
        return new PackedSpeech(taken, Pad(taken, options.PaddingSamples, first, last));
    }
}

/// <param name="Pieces">The speech with its padding.</param>
internal sealed record PackedSpeech(IReadOnlyList<SampleSpan> Speech, IReadOnlyList<SampleSpan> Pieces);

/// <summary>All in samples of 16 kHz.</summary>
internal sealed record WindowOptions
{
    public static WindowOptions Default { get; } = new();

    public int PaddingSamples { get; init; } = 6_400;
    public int LongestSamples { get; init; } = 476_800;
    /// <summary>A window does not wait for more speech longer than two minutes.</summary>
    public long LongestReachSamples { get; init; } = 1_920_000;
    public int LongPauseSamples { get; init; } = 12_800;
    public double FullnessWeight { get; init; } = 3;
}
