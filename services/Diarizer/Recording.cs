using System.Diagnostics;
using AudioAspire.Contracts.V1;
using AudioAspire.Diarizer.Channels;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer;

/// <summary>One recording while it arrives: its channels are mapped side by side and concluded at the end.</summary>
internal sealed class Recording
{
    readonly SpeechMapper[] _channels;
    readonly LevelMeter[] _levels;
    readonly Stopwatch _busy = new();
    float[] _samples = [];
    TimeSpan _clustering;
    SpeechMap[] _maps = [];

    public Recording(DiarizerModels models, int channels)
    {
        _channels = new SpeechMapper[channels];
        _levels = new LevelMeter[channels];
        for (var c = 0; c < channels; c++)
            (_channels[c], _levels[c]) = (new SpeechMapper(models.Segmentation, models.Embedding), new LevelMeter());
    }

    /// <summary>Received so far.</summary>
    public double Seconds => (double)_channels[0].Received / FrameGrid.SampleRate;

    /// <param name="pcm">16 bit, interleaved.</param>
    public void Append(ReadOnlySpan<short> pcm, CancellationToken cancel)
    {
        _busy.Start();
        var count = pcm.Length / _channels.Length;
        if (_samples.Length < count) _samples = new float[count];
        var samples = _samples.AsSpan(0, count);
        for (var c = 0; c < _channels.Length; c++)
        {
            for (int i = 0, at = c; i < count; i++, at += _channels.Length) samples[i] = pcm[at] / 32768f;
            _channels[c].Append(samples, cancel);
            if (_channels.Length > 1) _levels[c].Append(samples);
        }
        _busy.Stop();
    }

    /// <summary>No more will come: who spoke when.</summary>
    public Diarization Conclude(SpeakerRange range, CancellationToken cancel)
    {
        _busy.Start();
        _maps = [.. _channels.Select(c => c.Finish(cancel))];
        var started = _busy.Elapsed;
        var diarization = _maps.Length == 1
            ? SpeakerSearch.Conclude(_maps[0], range)
            : ChannelSearch.Conclude(_maps, [.. _levels.Select(l => l.Levels)], range);
        _clustering = _busy.Elapsed - started;
        _busy.Stop();
        return diarization;
    }

    /// <summary>Total is the time spent here, without waiting for the sender.</summary>
    public DiarizeStatistics Statistics => new()
    {
        Windows = _maps.Sum(m => m.Windows.Count),
        Embeddings = _maps.Sum(m => m.Pieces.Count),
        SegmentationSeconds = _channels.Sum(c => c.SegmentationTime.TotalSeconds),
        EmbeddingSeconds = _channels.Sum(c => c.EmbeddingTime.TotalSeconds),
        ClusteringSeconds = _clustering.TotalSeconds,
        TotalSeconds = _busy.Elapsed.TotalSeconds,
    };
}
