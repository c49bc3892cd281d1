using AudioAspire.Contracts;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Streaming;

/// <summary>One channel on its way from samples to windows. Keeps only the samples that no window has yet.</summary>
internal sealed class AudioChannel(int channel, SileroVoiceActivity model, WindowOptions options)
{
    public const int BlockSamples = VoiceActivityStream.BlockFrames * SileroVoiceActivity.FrameSamples;

    readonly VoiceActivityStream _activity = new(model);
    readonly SpeechSpans _spans = new(SpeechSpanOptions.Default);
    readonly WindowPacker _packer = new(options);
    readonly List<float> _samples = [];
    long _first; // recording sample of _samples[0]
    long _lastEnd; // of the last window

    /// <summary>Later windows start here or later, in seconds.</summary>
    public double NextStart => (double)Math.Max(_lastEnd, Math.Min(_packer.FirstWaiting ?? long.MaxValue, _spans.Settled) - options.PaddingSamples) / AudioFormat.SampleRate;

    public SilenceSpans Silences { get; } = new(channel);

    /// <param name="block">A block of <see cref="BlockSamples"/>, or the shorter last one.</param>
    public IReadOnlyList<SpeechWindow> Push(ReadOnlySpan<float> block, bool last)
    {
        _samples.AddRange(block);
        var end = _first + _samples.Count;
        var packed = new List<PackedSpeech>();
        var probabilities = _activity.Push(block);
        var spans = _spans.Push(probabilities).ToList();
        if (last) spans.AddRange(_spans.Complete().Select(s => s with { End = Math.Min(s.End, end) }));
        Silences.Push(block, spans, last ? end : _spans.Settled, last);
        foreach (var span in spans) packed.AddRange(_packer.Push(span));
        packed.AddRange(last ? _packer.Complete() : _packer.Advance(Math.Min(end, _spans.Settled)));
        var windows = packed.ConvertAll(p => Cut(p, end));
        Drop(Math.Min(_packer.FirstWaiting ?? long.MaxValue, _spans.Settled) - 2 * options.PaddingSamples);
        return windows;
    }

    SpeechWindow Cut(PackedSpeech packed, long end)
    {
        var pieces = packed.Pieces.Select(p => new SampleSpan(Math.Max(p.Start, _first), Math.Min(p.End, end))).ToList();
        var samples = new float[pieces.Sum(p => p.Length)];
        var at = 0;
        foreach (var piece in pieces)
        {
            _samples.CopyTo((int)(piece.Start - _first), samples, at, (int)piece.Length);
            at += (int)piece.Length;
        }
        _lastEnd = pieces[^1].End;
        return new SpeechWindow(channel, pieces, packed.Speech, samples);
    }

    void Drop(long before)
    {
        var count = (int)Math.Clamp(before - _first, 0, _samples.Count);
        _samples.RemoveRange(0, count);
        _first += count;
    }
}
