using System.Numerics.Tensors;
using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Channels;

/// <summary>Level of one channel in every frame, in dB of full scale.</summary>
internal sealed class LevelMeter
{
    /// <summary>Below this all is silence.</summary>
    public const float Floor = -80;

    readonly List<float> _levels = [];
    double _energy;
    long _at;           // samples seen

    public IReadOnlyList<float> Levels => _levels;

    public void Append(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0)
        {
            var end = FrameGrid.FirstSample(_levels.Count + 1);
            var take = (int)Math.Min(end - _at, samples.Length);
            _energy += TensorPrimitives.SumOfSquares(samples[..take]);
            _at += take;
            samples = samples[take..];
            if (_at < end) break;
            // Frame 0 also gets the few samples before it.
            _levels.Add(Math.Max(Floor, 10 * (float)Math.Log10(_energy / FrameGrid.SamplesPerFrame + 1e-12)));
            _energy = 0;
        }
    }
}
