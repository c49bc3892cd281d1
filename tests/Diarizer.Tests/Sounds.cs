namespace AudioAspire.Diarizer.Tests;

/// <summary>Sounds that are nobody's speech, the same in every run.</summary>
internal static class Sounds
{
    const int Rate = 16_000;

    public static short[] Make(double seconds, Func<int, double> sample) =>
        [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (short)Math.Clamp(32767 * sample(i), -32768, 32767))];

    /// <summary>-0.5 to 0.5, a hash of the sample's number.</summary>
    public static double Noise(int i)
    {
        var x = (uint)i * 2654435761u;
        x = (x ^ (x >> 15)) * 2246822519u;
        return ((x ^ (x >> 13)) & 0xFFFF) / 65536.0 - 0.5;
    }

    public static double Tone(int i, double hertz) => Math.Sin(2 * Math.PI * hertz * i / Rate);

    /// <summary>Chords of three plucked notes with overtones, two a second, and a drum between them.</summary>
    public static double Music(int i)
    {
        var beat = i / (Rate / 2);
        var time = i % (Rate / 2) / (double)Rate;
        var root = 220 * Math.Pow(2, beat * 5 % 12 / 12.0);
        var chord = ((double[])[1, 1.26, 1.5]).Sum(f => Tone(i, root * f) + Tone(i, 2 * root * f) / 2 + Tone(i, 3 * root * f) / 3);
        return 0.08 * chord * Math.Exp(-4 * time) + (beat % 2 == 1 ? 0.4 * Noise(i) * Math.Exp(-40 * time) : 0);
    }

    /// <summary>"Ha-ha-ha": five bursts of voice a second after a breath, falling in pitch; two seconds of it, one of silence.</summary>
    public static double Laughter(int i)
    {
        var time = i / (double)Rate % 3;
        if (time > 2) return 0;
        var (burst, within) = ((int)(time * 5), time * 5 % 1);
        if (within < 0.45) return 0.04 * Noise(i);
        // Vowel "a": the harmonics near 850 and 1,300 Hz are the strongest.
        var pitch = 280 - 8 * burst;
        var voice = Enumerable.Range(1, 20).Sum(h => Tone(i, pitch * h) / (1 + Math.Min(Math.Abs(pitch * h - 850), Math.Abs(pitch * h - 1300)) / 150));
        return 0.06 * voice * Math.Sin(Math.PI * (within - 0.45) / 0.55);
    }
}
