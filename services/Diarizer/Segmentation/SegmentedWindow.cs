namespace AudioAspire.Diarizer.Segmentation;

/// <summary>Who speaks when within one window: up to three local speakers whose numbers mean nothing outside it.</summary>
/// <param name="FirstFrame">The recording's frame that is the window's frame 0.</param>
/// <param name="Activity">[589, 3], probability x 255.</param>
internal sealed record SegmentedWindow(int FirstFrame, byte[] Activity)
{
    public const byte Active = 128;

    /// <summary>The activity of a window in which nobody talks.</summary>
    public static byte[] Nobody { get; } = new byte[FrameGrid.FramesPerWindow * Powerset.Speakers];

    public byte At(int frame, int speaker) => Activity[frame * Powerset.Speakers + speaker];

    public bool IsActive(int frame, int speaker) => At(frame, speaker) >= Active;

    /// <summary>The speaker talks and nobody else does.</summary>
    public bool IsAlone(int frame, int speaker)
    {
        for (var other = 0; other < Powerset.Speakers; other++)
            if (IsActive(frame, other) != (other == speaker)) return false;
        return true;
    }

    public int ActiveFrames(int speaker)
    {
        var count = 0;
        for (var frame = 0; frame < FrameGrid.FramesPerWindow; frame++)
            if (IsActive(frame, speaker)) count++;
        return count;
    }
}
