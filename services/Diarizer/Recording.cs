using System.Diagnostics;
using AudioAspire.Contracts.V1;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer;

/// <summary>One recording while it arrives: its channels are mapped side by side and concluded at the end.</summary>
internal sealed class Recording
{
    readonly SpeechMapper[] _channels;
    readonly long _started = Stopwatch.GetTimestamp();
    float[] _samples = [];
    TimeSpan _clustering;
    SpeechMap[] _maps = [];

    public Recording(DiarizerModels models, int channels)
    {
        _channels = new SpeechMapper[channels];
        for (var c = 0; c < channels; c++) _channels[c] = new SpeechMapper(models.Segmentation, models.Embedding);
    }

    public double Seconds => (double)_channels[0].Received / FrameGrid.SampleRate;

    /// <param name="pcm">16 bit, interleaved.</param>
    public void Append(ReadOnlySpan<short> pcm, CancellationToken cancel)
    {
        var count = pcm.Length / _channels.Length;
        if (_samples.Length < count) _samples = new float[count];
        for (var c = 0; c < _channels.Length; c++)
        {
            for (int i = 0, at = c; i < count; i++, at += _channels.Length) _samples[i] = pcm[at] / 32768f;
            _channels[c].Append(_samples.AsSpan(0, count), cancel);
        }
    }

    public Diarization Conclude(SpeakerRange range, CancellationToken cancel)
    {
        _maps = [.. _channels.Select(c => c.Finish(cancel))];
        var started = Stopwatch.GetTimestamp();
        var diarization = SpeakerSearch.Conclude(_maps[0], range);
        _clustering = Stopwatch.GetElapsedTime(started);
        return diarization;
    }

    public DiarizeStatistics Statistics => new()
    {
        Windows = _maps.Sum(m => m.Windows.Count),
        Embeddings = _maps.Sum(m => m.Voices.Count),
        SegmentationSeconds = _channels.Sum(c => c.SegmentationTime.TotalSeconds),
        EmbeddingSeconds = _channels.Sum(c => c.EmbeddingTime.TotalSeconds),
        ClusteringSeconds = _clustering.TotalSeconds,
        TotalSeconds = Stopwatch.GetElapsedTime(_started).TotalSeconds,
    };
}
