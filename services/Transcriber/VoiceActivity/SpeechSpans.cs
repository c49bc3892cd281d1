using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.VoiceActivity;

/// <summary>Probabilities to speech spans: two thresholds (hysteresis), a shortest pause and a shortest span. A span that
/// would not fit a window is cut at its least voiced frame.</summary>
internal sealed class SpeechSpans(SpeechSpanOptions options)
{
    const int Frame = SileroVoiceActivity.FrameSamples;

    readonly List<float> _open = []; // probabilities from the open span's first frame on
    long _frame;                     // the next frame
    long _start = -1, _lastVoiced;   // of the open span

    /// <summary>Where the open span starts, or the next frame: nothing before it will be part of a later span.</summary>
    public long Settled => (_start >= 0 ? _start : _frame) * Frame;

    public IEnumerable<SampleSpan> Push(ReadOnlySpan<float> probabilities)
    {
        var closed = new List<SampleSpan>();
        foreach (var p in probabilities)
        {
            if (_start < 0 && p >= options.OnThreshold) (_start, _lastVoiced) = (_frame, _frame);
            if (_start >= 0)
            {
                _open.Add(p);
                if (p >= options.OffThreshold) _lastVoiced = _frame;
                else if (_frame - _lastVoiced >= options.ShortestPauseFrames) Close(_lastVoiced + 1, closed);
                if (_open.Count >= options.LongestSpanFrames) CutOpenSpan(closed);
            }
            _frame++;
        }
        return closed;
    }

    public IEnumerable<SampleSpan> Complete()
    {
        var closed = new List<SampleSpan>();
        if (_start >= 0) Close(_lastVoiced + 1, closed);
        return closed;
    }

    void Close(long end, List<SampleSpan> closed)
    {
        if (end - _start >= options.ShortestSpanFrames) closed.Add(new SampleSpan(_start * Frame, end * Frame));
        _start = -1;
        _open.Clear();
    }

    /// <summary>The least voiced fifth of a second in the span's second half is where a cut hurts least.</summary>
    void CutOpenSpan(List<SampleSpan> closed)
    {
        const int around = 3;
        var (best, at) = (float.MaxValue, _open.Count / 2);
        for (var i = _open.Count / 2; i < _open.Count - around; i++)
        {
            var voiced = 0f;
            for (var j = i - around; j <= i + around; j++) voiced += _open[j];
            if (voiced <= best) (best, at) = (voiced, i);
        }
        closed.Add(new SampleSpan(_start * Frame, (_start + at) * Frame));
        _start += at;
        _open.RemoveRange(0, at);
    }
}

/// <summary>One frame is 32 ms.</summary>
internal sealed record SpeechSpanOptions
{
    public static SpeechSpanOptions Default { get; } = new();

    public float OnThreshold { get; init; } = 0.5f;
    public float OffThreshold { get; init; } = 0.35f;
    public int ShortestPauseFrames { get; init; } = 5;
    public int ShortestSpanFrames { get; init; } = 3;
    /// <summary>28.8 s: with its padding it fits a window.</summary>
    public int LongestSpanFrames { get; init; } = 900;
}
