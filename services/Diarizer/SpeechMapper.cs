using System.Diagnostics;
using System.Numerics.Tensors;
using AudioAspire.Diarizer.Embedding;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer;

/// <summary>Maps one channel while it arrives: windows are segmented and their voices embedded in fixed batches,
/// so the result does not depend on how the samples were cut into chunks, and samples are dropped once used.</summary>
internal sealed class SpeechMapper(SegmentationModel segmentation, EmbeddingModel embedding)
{
    /// <summary>Step of the windows: 222 frames = 3.746 s. With two thirds of it short meetings have the same DER at half as
    /// much time again; with four thirds 2 to 4 points more.</summary>
    const int StepFrames = 222;
    const int Batch = 8;

    /// <summary>A window that never gets louder than ten steps of 16 bits holds no speech: hours of silence cost next to nothing.</summary>
    const float Silence = 10 / 32768f;

    readonly List<SegmentedWindow> _windows = [];
    readonly List<VoicePiece> _pieces = [];
    readonly SoloTracker _solos = new();
    float[] _samples = new float[1 << 19];
    int _count;             // samples held
    long _firstSample;      // of the recording, held at _samples[0]
    int _nextFrame;         // where the next window starts

    public TimeSpan SegmentationTime { get; private set; }
    public TimeSpan EmbeddingTime { get; private set; }

    /// <summary>Samples received so far.</summary>
    public long Received => _firstSample + _count;

    public void Append(ReadOnlySpan<float> samples, CancellationToken cancel)
    {
        if (_count + samples.Length > _samples.Length)
            Array.Resize(ref _samples, Math.Max(_samples.Length * 2, _count + samples.Length));
        samples.CopyTo(_samples.AsSpan(_count));
        _count += samples.Length;
        while (Received >= StartOf(_nextFrame + (Batch - 1) * StepFrames) + FrameGrid.SamplesPerWindow)
            Map(Batch, cancel);
    }

    /// <summary>The rest: whole windows, then one that ends with the recording.</summary>
    public SpeechMap Finish(CancellationToken cancel)
    {
        var whole = 0;
        while (Received >= StartOf(_nextFrame + whole * StepFrames) + FrameGrid.SamplesPerWindow) whole++;
        if (whole > 0) Map(whole, cancel);
        var covered = _windows.Count == 0 ? 0 : StartOf(_windows[^1].FirstFrame) + FrameGrid.SamplesPerWindow;
        if (Received > covered)
        {
            // The last window may begin anywhere on the grid; a recording shorter than a window is padded with zeros.
            var start = Received - FrameGrid.SamplesPerWindow + FrameGrid.SamplesPerFrame - 1;
            _nextFrame = (int)Math.Max(0, start / FrameGrid.SamplesPerFrame);
            Map(1, cancel);
        }
        _solos.Finish(FrameGrid.FrameCount(Received));
        Embed(cancel);
        return new SpeechMap(Received, _windows, _pieces);
    }

    static long StartOf(int frame) => (long)frame * FrameGrid.SamplesPerFrame;

    void Map(int count, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var clock = Stopwatch.GetTimestamp();
        var frames = Enumerable.Range(0, count).Select(i => _nextFrame + i * StepFrames).ToList();
        var sounding = frames.FindAll(frame => Math.Abs(TensorPrimitives.MaxMagnitude(Held(frame))) > Silence);
        var batch = new float[sounding.Count * FrameGrid.SamplesPerWindow];
        for (var i = 0; i < sounding.Count; i++) Held(sounding[i]).CopyTo(batch.AsSpan(i * FrameGrid.SamplesPerWindow));
        var activities = sounding.Count > 0 ? segmentation.Run(batch) : [];
        foreach (var frame in frames)
        {
            _windows.Add(new SegmentedWindow(frame, sounding.IndexOf(frame) is >= 0 and var at ? activities[at] : SegmentedWindow.Nobody));
            _solos.Add(_windows[^1]);
        }
        SegmentationTime += Stopwatch.GetElapsedTime(clock);
        Embed(cancel);
        _nextFrame += count * StepFrames;
        // One window is kept, because the last one of the recording may begin earlier than the next of the grid.
        Drop(Math.Min(Math.Min(StartOf(_nextFrame), Received - FrameGrid.SamplesPerWindow), StartOf(_solos.NeededFrom)));
    }

    /// <summary>Voice prints of what the tracker found, pieces of equal length in one batch.</summary>
    void Embed(CancellationToken cancel)
    {
        var clock = Stopwatch.GetTimestamp();
        var first = _pieces.Count;
        var pieces = _solos.Take().SelectMany(s => PieceCutter.Cut(s.First, s.End)).Where(p => p.Start + p.Length <= Received);
        foreach (var group in pieces.GroupBy(p => p.Length).OrderBy(g => g.Key))
            foreach (var chunk in group.Chunk(Batch))
            {
                cancel.ThrowIfCancellationRequested();
                var samples = new float[chunk.Length * group.Key];
                for (var i = 0; i < chunk.Length; i++)
                    _samples.AsSpan((int)(chunk[i].Start - _firstSample), group.Key).CopyTo(samples.AsSpan(i * group.Key));
                var prints = embedding.Run(samples, chunk.Length);
                for (var i = 0; i < chunk.Length; i++)
                    _pieces.Add(new VoicePiece(chunk[i].First, chunk[i].End, (double)group.Key / FrameGrid.SampleRate, prints[i]));
            }
        _pieces.Sort(first, _pieces.Count - first, Comparer<VoicePiece>.Create((a, b) => a.FirstFrame.CompareTo(b.FirstFrame)));
        EmbeddingTime += Stopwatch.GetElapsedTime(clock);
    }

    /// <summary>What is held of the window that starts at this frame; shorter than a window only at the end.</summary>
    ReadOnlySpan<float> Held(int frame)
    {
        var start = (int)(StartOf(frame) - _firstSample);
        return _samples.AsSpan(start, Math.Min(FrameGrid.SamplesPerWindow, _count - start));
    }

    void Drop(long before)
    {
        var drop = (int)Math.Clamp(before - _firstSample, 0, _count);
        _samples.AsSpan(drop, _count - drop).CopyTo(_samples);
        _firstSample += drop;
        _count -= drop;
    }
}
