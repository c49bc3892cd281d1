using AudioAspire.Diarizer.Segmentation;

namespace AudioAspire.Diarizer.Reconstruction;

/// <summary>Names each local speaker's every active frame with a global speaker.</summary>
internal static class FrameLabels
{
    public const sbyte Nobody = -1;

    /// <summary>The label of the piece that covers each frame of the recording, or -1.</summary>
    public static sbyte[] OfPieces(SpeechMap map, int[] labels)
    {
        var result = new sbyte[map.Frames];
        Array.Fill(result, Nobody);
        for (var i = 0; i < labels.Length; i++)
            for (var frame = map.Pieces[i].FirstFrame; frame < map.Pieces[i].EndFrame && frame < result.Length; frame++)
                result[frame] = (sbyte)labels[i];
        return result;
    }

    /// <returns>[589, 3] for the window; -1 where nobody talks or the name is unknown.</returns>
    public static sbyte[] OfWindow(SegmentedWindow window, sbyte[] pieces, int speakers)
    {
        var result = new sbyte[FrameGrid.FramesPerWindow * Powerset.Speakers];
        Array.Fill(result, Nobody);
        var votes = new int[Powerset.Speakers, speakers];
        for (var local = 0; local < Powerset.Speakers; local++)
            for (var frame = 0; frame < FrameGrid.FramesPerWindow; frame++)
                if (LabelAlone(window, pieces, frame, local) is >= 0 and var label)
                    votes[local, label]++;
        for (var local = 0; local < Powerset.Speakers; local++)
            foreach (var (first, end) in Runs(window, local))
                if (!FillFromPieces(window, pieces, result, local, first, end))
                    Fill(result, local, first, end, Fallback(window, pieces, result, votes, local, first, end));
        return result;
    }

    static int LabelAlone(SegmentedWindow window, sbyte[] pieces, int frame, int local)
    {
        var at = window.FirstFrame + frame;
        return at < pieces.Length && pieces[at] >= 0 && window.IsAlone(frame, local) ? pieces[at] : -1;
    }

    /// <summary>Every frame of the run takes the label of the nearest piece in it.</summary>
    static bool FillFromPieces(SegmentedWindow window, sbyte[] pieces, sbyte[] result, int local, int first, int end)
    {
        int last = -1, lastFrame = -1;
        for (var frame = first; frame < end; frame++)
        {
            var label = LabelAlone(window, pieces, frame, local);
            if (label < 0) continue;
            if (last < 0) Fill(result, local, first, frame, label);
            else
            {
                var middle = (lastFrame + frame + 1) / 2;
                Fill(result, local, lastFrame, middle, last);
                Fill(result, local, middle, frame, label);
            }
            result[frame * Powerset.Speakers + local] = (sbyte)label;
            (last, lastFrame) = (label, frame);
        }
        if (last >= 0) Fill(result, local, lastFrame, end, last);
        return last >= 0;
    }

    /// <summary>A run too short or too overlapped for a print of its own: the name its local speaker has elsewhere in the
    /// window, else the person who talks nearest in time, but never one who talks at the same time.</summary>
    static int Fallback(SegmentedWindow window, sbyte[] pieces, sbyte[] result, int[,] votes, int local, int first, int end)
    {
        var best = -1;
        var bestScore = 0.0;
        for (var k = 0; k < votes.GetLength(1); k++)
        {
            var together = 0;
            for (var frame = first; frame < end; frame++)
                for (var other = 0; other < Powerset.Speakers; other++)
                    if (other != local && result[frame * Powerset.Speakers + other] == k) { together++; break; }
            if (2 * together > end - first) continue;
            var score = votes[local, k] + 1.0 / (2 + Distance(pieces, k, window.FirstFrame + first, window.FirstFrame + end));
            if (score > bestScore) (best, bestScore) = (k, score);
        }
        return best;
    }

    /// <summary>Frames from a stretch to the nearest piece of a speaker.</summary>
    static int Distance(sbyte[] pieces, int speaker, int first, int end)
    {
        const int furthest = 60 * FrameGrid.SampleRate / FrameGrid.SamplesPerFrame;
        for (var away = 0; away < furthest; away++)
        {
            if (first - away >= 0 && first - away < pieces.Length && pieces[first - away] == speaker) return away;
            if (end - 1 + away < pieces.Length && pieces[end - 1 + away] == speaker) return away;
        }
        return furthest;
    }

    static void Fill(sbyte[] result, int local, int first, int end, int label)
    {
        for (var frame = first; frame < end; frame++) result[frame * Powerset.Speakers + local] = (sbyte)label;
    }

    static IEnumerable<(int First, int End)> Runs(SegmentedWindow window, int local)
    {
        for (var frame = 0; frame < FrameGrid.FramesPerWindow; frame++)
        {
            if (!window.IsActive(frame, local)) continue;
            var first = frame;
            while (frame < FrameGrid.FramesPerWindow && window.IsActive(frame, local)) frame++;
            yield return (first, frame);
        }
    }
}
