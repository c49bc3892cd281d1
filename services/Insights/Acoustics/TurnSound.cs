namespace AudioAspire.Insights.Acoustics;

/// <summary>Frames of one turn, counted as they pass. Frames in which somebody else also speaks are left out.</summary>
internal sealed class TurnSound
{
    public const double FrameSeconds = 0.01;
    // Pitch in tenths of a semitone above the lowest, level in halves of a decibel.
    readonly Histogram _pitch = new(0, 0.1, 370);
    readonly Histogram _level = new(-100, 0.5, 200);

    public void AddLevel(double decibels) => _level.Add(decibels);

    public void AddPitch(double hertz) => _pitch.Add(12 * Math.Log2(hertz / Yin.LowestHz));

    public void Add(TurnSound other)
    {
        _pitch.Add(other._pitch);
        _level.Add(other._level);
    }

    public int Frames => _level.Count;

    public int VoicedFrames => _pitch.Count;

    /// <summary>Median fundamental frequency in Hz; null with less than 0.1 s of voice.</summary>
    public double? Pitch => _pitch.Count < 10 ? null : Yin.LowestHz * Math.Pow(2, _pitch.Quantile(0.5)!.Value / 12);

    /// <summary>Between the 10th and 90th percentile, in semitones.</summary>
    public double? PitchRange => _pitch.Count < 10 ? null : _pitch.Quantile(0.9) - _pitch.Quantile(0.1);

    /// <summary>Level of the speech in dB relative to full scale: the upper quartile, which pauses hardly move.</summary>
    public double? Loudness => _level.Quantile(0.75);

    /// <summary>Voiced frames among all, 0..1.</summary>
    public double? VoicedFraction => Frames == 0 ? null : Math.Min(1, (double)VoicedFrames / Frames);
}
