using System.Numerics.Tensors;

namespace AudioAspire.Insights.Acoustics;

/// <summary>16 kHz to 8 kHz: a 47-tap windowed-sinc low-pass at 3.6 kHz, every second output kept. State is carried across blocks.</summary>
internal sealed class HalfBandDecimator
{
    const int Taps = 47;
    static readonly float[] Kernel = LowPass(3600.0 / 16_000);

    float[] _buffer = new float[Taps - 1];
    int _filled = Taps - 1;

    /// <summary>Appends the outputs that <paramref name="samples"/> complete. The filter's delay of 23 input samples (1.4 ms) stays.</summary>
    public void Process(ReadOnlySpan<float> samples, List<float> output)
    {
        if (_buffer.Length < _filled + samples.Length) Array.Resize(ref _buffer, _filled + samples.Length);
        samples.CopyTo(_buffer.AsSpan(_filled));
        _filled += samples.Length;
        var at = 0;
        for (; at + Taps <= _filled; at += 2)
            output.Add(TensorPrimitives.Dot(_buffer.AsSpan(at, Taps), Kernel));
        _buffer.AsSpan(at, _filled - at).CopyTo(_buffer);
        _filled -= at;
    }

    static float[] LowPass(double cutoff)
    {
        var kernel = new float[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var x = i - (Taps - 1) / 2;
            var sinc = x == 0 ? 2 * cutoff : Math.Sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
            kernel[i] = (float)(sinc * (0.54 - 0.46 * Math.Cos(2 * Math.PI * i / (Taps - 1))));
        }
        TensorPrimitives.Divide(kernel, TensorPrimitives.Sum<float>(kernel), kernel);
        return kernel;
    }
}
