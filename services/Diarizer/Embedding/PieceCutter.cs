using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Embedding;

/// <summary>Cuts a stretch of one voice into pieces short enough that a change of speaker the segmentation missed
/// spoils one piece only.</summary>
internal static class PieceCutter
{
    /// <summary>Below this a print says little about the person; such pieces are assigned afterwards, not clustered.</summary>
    public const double LeastSeconds = 0.5;

    const double MostSeconds = 2;

    /// <summary>Pieces of equal length run in one batch, so their sound is cut to a multiple of a quarter second.</summary>
    const int Granule = FrameGrid.SampleRate / 4;

    /// <returns>Frames [First, End) of each piece and the samples to embed, counted from the recording's start.</returns>
    public static IEnumerable<(int First, int End, long Start, int Length)> Cut(int first, int end)
    {
        var seconds = (end - first) * FrameGrid.SecondsPerFrame;
        var count = (int)Math.Ceiling(seconds / MostSeconds);
        for (var i = 0; i < count; i++)
        {
            int from = first + (end - first) * i / count, to = first + (end - first) * (i + 1) / count;
            long start = FrameGrid.FirstSample(from), whole = FrameGrid.FirstSample(to) - start;
            var length = (int)(whole / Granule * Granule);
            if (length >= LeastSeconds * FrameGrid.SampleRate) yield return (from, to, start + (whole - length) / 2, length);
        }
    }
}
