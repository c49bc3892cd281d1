using System.Numerics.Tensors;
using AudioAspire.Contracts;
using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Streaming;

/// <summary>Stretches of at least a second without speech: silence, or noise where they are loud.</summary>
internal sealed class SilenceSpans(int channel)
{
    const double ShortestSeconds = 1;
    const double NoiseRms = 0.01; // -40 dB of full scale
    const int EnergyBlock = 1600;

    readonly List<float> _energy = []; // mean square of each 0.1 s
    readonly List<AudioSpan> _found = [];
    long _speechEnd;

    public IReadOnlyList<AudioSpan> Found => _found;

    public void Push(ReadOnlySpan<float> block, IReadOnlyList<SampleSpan> speech, long settled, bool last)
    {
        for (var at = 0; at < block.Length; at += EnergyBlock)
        {
            var part = block[at..Math.Min(block.Length, at + EnergyBlock)];
            _energy.Add(TensorPrimitives.SumOfSquares(part) / part.Length);
        }
        foreach (var span in speech)
        {
            Add(_speechEnd, span.Start);
            _speechEnd = span.End;
        }
        if (last) Add(_speechEnd, settled);
    }

    void Add(long start, long end)
    {
        if (end - start < ShortestSeconds * AudioFormat.SampleRate) return;
        var (first, last) = ((int)(start / EnergyBlock), Math.Min(_energy.Count, (int)(end / EnergyBlock)));
        var energy = 0f;
        for (var i = first; i < last; i++) energy += _energy[i];
        _found.Add(new AudioSpan
        {
            Start = (double)start / AudioFormat.SampleRate,
            End = (double)end / AudioFormat.SampleRate,
            Kind = Math.Sqrt(energy / Math.Max(1, last - first)) > NoiseRms ? "noise" : "silence",
            Channel = channel,
        });
    }
}
