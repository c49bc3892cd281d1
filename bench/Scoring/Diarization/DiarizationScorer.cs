namespace AudioAspire.Scoring.Diarization;

/// <summary>Exact scoring (no frames), overlaps counted, speakers mapped one to one so that the error is least
/// (NIST md-eval; Ryant et al., "The second DIHARD diarization challenge", 2019, for JER).</summary>
public static class DiarizationScorer
{
    /// <param name="collar">Seconds on either side of every reference boundary that are not scored.</param>
    public static DiarizationScore Score(IReadOnlyList<SpeakerSegment> reference, IReadOnlyList<SpeakerSegment> hypothesis, double collar = 0)
    {
        var theirs = reference.Select(s => s.Speaker).Distinct().Order(StringComparer.Ordinal).ToArray();
        var ours = hypothesis.Select(s => s.Speaker).Distinct().Order(StringComparer.Ordinal).ToArray();
        var pieces = Pieces(reference, hypothesis, theirs, ours, collar);
        var together = new double[theirs.Length, ours.Length];
        double[] referenceSeconds = new double[theirs.Length], hypothesisSeconds = new double[ours.Length];
        foreach (var (seconds, talking, heard) in pieces)
        {
            foreach (var r in talking) referenceSeconds[r] += seconds;
            foreach (var h in heard) hypothesisSeconds[h] += seconds;
            foreach (var r in talking)
                foreach (var h in heard) together[r, h] += seconds;
        }
        var map = Assignment.Maximise(together);
        double total = 0, missed = 0, falseAlarm = 0, confused = 0;
        foreach (var (seconds, talking, heard) in pieces)
        {
            var right = talking.Count(r => map[r] >= 0 && heard.Contains(map[r]));
            total += seconds * talking.Count;
            missed += seconds * Math.Max(0, talking.Count - heard.Count);
            falseAlarm += seconds * Math.Max(0, heard.Count - talking.Count);
            confused += seconds * (Math.Min(talking.Count, heard.Count) - right);
        }
        return new DiarizationScore(total, missed, falseAlarm, confused, Jaccard(together, referenceSeconds, hypothesisSeconds), theirs.Length);
    }

    static double Jaccard(double[,] together, double[] reference, double[] hypothesis)
    {
        var similarity = new double[reference.Length, hypothesis.Length];
        for (var r = 0; r < reference.Length; r++)
            for (var h = 0; h < hypothesis.Length; h++)
                if (together[r, h] > 0) similarity[r, h] = together[r, h] / (reference[r] + hypothesis[h] - together[r, h]);
        var map = Assignment.Maximise(similarity);
        return Enumerable.Range(0, reference.Length).Sum(r => map[r] < 0 ? 1 : 1 - similarity[r, map[r]]);
    }

    /// <summary>The time line cut at every boundary: who talks and who was heard in each piece that is scored.</summary>
    static List<(double Seconds, List<int> Talking, List<int> Heard)> Pieces(
        IReadOnlyList<SpeakerSegment> reference, IReadOnlyList<SpeakerSegment> hypothesis, string[] theirs, string[] ours, double collar)
    {
        // +1 / -1 events on one counter a reference speaker, one a heard speaker and one for the collars.
        var events = new List<(double At, int Counter, int Change)>();
        void Add(double start, double end, int counter)
        {
            if (end <= start) return;
            events.Add((start, counter, 1));
            events.Add((end, counter, -1));
        }
        var collars = theirs.Length + ours.Length;
        foreach (var s in reference)
        {
            Add(s.Start, s.End, Array.IndexOf(theirs, s.Speaker));
            if (collar <= 0) continue;
            Add(s.Start - collar, s.Start + collar, collars);
            Add(s.End - collar, s.End + collar, collars);
        }
        foreach (var s in hypothesis) Add(s.Start, s.End, theirs.Length + Array.IndexOf(ours, s.Speaker));
        events.Sort((a, b) => a.At.CompareTo(b.At));
        var counters = new int[collars + 1];
        var pieces = new List<(double, List<int>, List<int>)>();
        for (var i = 0; i < events.Count; i++)
        {
            counters[events[i].Counter] += events[i].Change;
            if (i + 1 == events.Count || events[i + 1].At <= events[i].At || counters[collars] > 0) continue;
            var talking = Enumerable.Range(0, theirs.Length).Where(r => counters[r] > 0).ToList();
            var heard = Enumerable.Range(0, ours.Length).Where(h => counters[theirs.Length + h] > 0).ToList();
            pieces.Add((events[i + 1].At - events[i].At, talking, heard));
        }
        return pieces;
    }
}
