using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Tests;

/// <summary>Windows made by hand.</summary>
internal static class Windows
{
    /// <param name="stretches">Local speaker and the frames [first, end) of the window in which he talks.</param>
    public static SegmentedWindow At(int firstFrame, params (int Speaker, int First, int End)[] stretches)
    {
        var activity = new byte[FrameGrid.FramesPerWindow * Powerset.Speakers];
        foreach (var (speaker, first, end) in stretches)
            for (var frame = first; frame < end; frame++) activity[frame * Powerset.Speakers + speaker] = 255;
        return new SegmentedWindow(firstFrame, activity);
    }

    /// <summary>A unit vector that stands for a voice, with a little of another direction in it.</summary>
    public static float[] Voice(int direction, int noise = 100, float share = 0.1f)
    {
        var voice = new float[Embedding.EmbeddingModel.Size];
        voice[direction] = MathF.Sqrt(1 - share * share);
        voice[noise] = share;
        return voice;
    }
}
