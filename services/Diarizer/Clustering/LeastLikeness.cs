namespace AudioAspire.Diarizer.Clustering;

/// <summary>Least similarity / geometric mean of the cohesions at which two clusters are one person. A few seconds scatter
/// widely around the person they come from (0.4 to 0.6 was seen) but seldom come near another: little speech must be far
/// from everybody to be one person more. In hours such scraps find each other, so what is little grows with the recording.</summary>
/// <param name="Large">Where both have <paramref name="LargeSeconds"/> of speech or more.</param>
/// <param name="Small">Where one has a second or less.</param>
internal readonly record struct LeastLikeness(double Large, double Small, double LargeSeconds)
{
    const double SmallSeconds = 1;

    /// <summary>Anything is alike enough.</summary>
    public static LeastLikeness None { get; } = Always(-1e6);

    public static LeastLikeness Always(double likeness) => new(likeness, likeness, SmallSeconds + 1);

    /// <summary>Asks for more likeness, of little speech first: who was not found most likely said little.</summary>
    public LeastLikeness Raise(double more) => this with { Large = Large + Math.Max(0, more - (Large - Small)), Small = Small + more };

    public double Of(VoiceCluster a, VoiceCluster b)
    {
        var size = Math.Clamp((Math.Min(a.Seconds, b.Seconds) - SmallSeconds) / (LargeSeconds - SmallSeconds), 0, 1);
        return size * Large + (1 - size) * Small;
    }
}
