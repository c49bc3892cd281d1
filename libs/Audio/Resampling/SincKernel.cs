namespace AudioAspire.Audio;

/// <summary>A polyphase bank of a Kaiser-windowed sinc low pass (Smith, "Digital audio resampling").</summary>
internal sealed class SincKernel
{
    // 64 zero crossings a side and beta 9 stop 90 dB beyond the new Nyquist frequency and pass 91 % of what is below it.
    const int ZeroCrossings = 64;
    const double Beta = 9, Rolloff = 0.955;
    const int MaxPhases = 4096;

    readonly float[][] _phases;

    /// <param name="up">Interpolation factor of the reduced ratio.</param>
    /// <param name="down">Decimation factor of the reduced ratio.</param>
    public SincKernel(int up, int down)
    {
        var cutoff = Math.Min(1, (double)up / down) * Rolloff;
        Half = (int)Math.Ceiling(ZeroCrossings / cutoff);
        _phases = new float[Math.Min(up, MaxPhases)][];
        for (var p = 0; p < _phases.Length; p++) _phases[p] = Phase((double)p / _phases.Length, cutoff);
    }

    /// <summary>Input samples needed at each side of an output.</summary>
    public int Half { get; }

    public int Taps => 2 * Half;

    /// <summary>The taps for an output that lies <paramref name="numerator"/>/<paramref name="up"/> after an input sample.</summary>
    public ReadOnlySpan<float> At(int numerator, int up) => _phases[(int)((long)numerator * _phases.Length / up)];

    // Tap k weighs input sample (floor(position) - Half + 1 + k).
    float[] Phase(double fraction, double cutoff)
    {
        var exact = new double[Taps];
        var sum = 0.0;
        for (var k = 0; k < exact.Length; k++)
        {
            var t = k - Half + 1 - fraction;
            var x = t / Half;
            var window = Math.Abs(x) >= 1 ? 0 : BesselI0(Beta * Math.Sqrt(1 - x * x)) / BesselI0(Beta);
            sum += exact[k] = Sinc(cutoff * t) * window;
        }
        // Unit gain at 0 Hz in every phase: no ripple at the phase rate.
        return [.. exact.Select(tap => (float)(tap / sum))];
    }

    static double Sinc(double x) => Math.Abs(x) < 1e-12 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > 1e-14 * sum; k++) sum += term *= x * x / (4.0 * k * k);
        return sum;
    }
}
