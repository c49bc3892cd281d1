using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Embedding;

/// <summary>Picks what a voice print is made from: the speaker's longest stretches without anyone else.</summary>
internal static class CleanSpeech
{
    /// <summary>Below this a print says little about the person; such pieces are assigned afterwards, not clustered.</summary>
    public const double LeastSeconds = 0.5;

    /// <summary>More makes a print hardly better, only dearer.</summary>
    public const double MostSeconds = 5;

    // Clips of equal length run in one batch, so lengths are rounded down to a half second.
    const int Granule = FrameGrid.SampleRate / 2;

    /// <summary>Stretches (first sample inside the window, length) in order of time, together a multiple of half a second;
    /// empty where the speaker is never long enough alone.</summary>
    public static List<(int Start, int Length)> Select(SegmentedWindow window, int speaker, int available)
    {
        var runs = Runs(window, speaker, available);
        runs.Sort((a, b) => b.Length != a.Length ? b.Length.CompareTo(a.Length) : a.Start.CompareTo(b.Start));
        var total = Math.Min(runs.Sum(r => r.Length), (int)(MostSeconds * FrameGrid.SampleRate)) / Granule * Granule;
        var chosen = new List<(int Start, int Length)>();
        for (var i = 0; i < runs.Count && total > 0; total -= chosen[^1].Length, i++)
            chosen.Add((runs[i].Start, Math.Min(runs[i].Length, total)));
        chosen.Sort();
        return chosen;
    }

    static List<(int Start, int Length)> Runs(SegmentedWindow window, int speaker, int available)
    {
        var runs = new List<(int Start, int Length)>();
        for (var frame = 0; frame < FrameGrid.FramesPerWindow; frame++)
        {
            if (!window.IsAlone(frame, speaker)) continue;
            var first = frame;
            while (frame < FrameGrid.FramesPerWindow && window.IsAlone(frame, speaker)) frame++;
            var start = (int)FrameGrid.FirstSample(first);
            var end = (int)Math.Min(FrameGrid.FirstSample(frame), available);
            if (end > start) runs.Add((start, end - start));
        }
        return runs;
    }
}
