namespace AudioAspire.Diarizer.Segmentation;

/// <summary>The one clock of the service: frame i of a recording is centred at sample 270 i + 495.
/// Windows start on this grid, so frames of different windows coincide and times stay exact for any length.</summary>
internal static class FrameGrid
{
    public const int SampleRate = 16000;
    public const int SamplesPerFrame = 270;
    public const int FirstCentre = 495;
    public const int FramesPerWindow = 589;
    public const int SamplesPerWindow = 160000;
    public const double SecondsPerFrame = (double)SamplesPerFrame / SampleRate;

    /// <summary>Where frame <paramref name="frame"/> begins, in samples; frame - 1 ends there.</summary>
    public static long FirstSample(int frame) => (long)frame * SamplesPerFrame + FirstCentre - SamplesPerFrame / 2;

    /// <summary>Where frame <paramref name="frame"/> begins, in seconds.</summary>
    public static double Seconds(int frame) => (double)FirstSample(frame) / SampleRate;

    /// <summary>Frames that begin before the end of so many samples.</summary>
    public static int FrameCount(long samples) => (int)Math.Max(0, (samples - FirstCentre) / SamplesPerFrame + 1);

    public static int Frames(double seconds) => (int)Math.Round(seconds / SecondsPerFrame);
}
