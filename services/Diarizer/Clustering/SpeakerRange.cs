namespace AudioAspire.Diarizer.Clustering;

/// <summary>How many people there may be; nothing given means any number.</summary>
internal readonly record struct SpeakerRange(int Least, int Most)
{
    public static SpeakerRange Any { get; } = new(1, int.MaxValue);

    /// <summary>From options where 0 means not given.</summary>
    public static SpeakerRange Of(int least, int most) => new(Math.Max(1, least), most > 0 ? most : int.MaxValue);
}
