using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <param name="Part">0 for the first cue of a turn</param>
/// <param name="AfterOther">The cue before it in the file belongs to another turn.</param>
internal sealed record SubtitleCue(TranscriptTurn Turn, int Part, double Start, double End, string Text, bool AfterOther = false);

/// <summary>Cuts turns into cues that can be read: at most two lines of 42 characters and 7 s, ends at sentences, clauses and pauses.
/// The best set of cuts of a turn is found by dynamic programming, as in paragraph breaking (Knuth and Plass, 1981).</summary>
internal static class SubtitleCues
{
    public const int LineWidth = 42;
    const double LongestSeconds = 7, ShortestSeconds = 1;
    const int WidestReservedName = 20;

    /// <summary>Cues in order of start. Only people who really speak at once have cues at once.</summary>
    public static IReadOnlyList<SubtitleCue> Of(Transcript transcript)
    {
        var cues = transcript.Turns
            .SelectMany(t => Cut(t, Math.Min(WidestReservedName, LineBreaks.Width(transcript.SpeakerName(t.Speaker)) + 2)))
            .OrderBy(c => Timecode.Milliseconds(c.Start)).ThenBy(c => c.Turn.Index).ThenBy(c => c.Part)
            .ToArray();
        for (var i = 0; i < cues.Length; i++)
        {
            var limit = i + 1 < cues.Length ? cues[i + 1].Start : Math.Max(transcript.Duration, cues[i].End);
            var wanted = Math.Min(cues[i].Start + ShortestSeconds, limit);
            cues[i] = cues[i] with
            {
                End = Math.Max(cues[i].End, wanted),
                AfterOther = i == 0 || cues[i - 1].Turn.Index != cues[i].Turn.Index,
            };
        }
        return cues;
    }

    static IEnumerable<SubtitleCue> Cut(TranscriptTurn turn, int reserved)
    {
        var words = TurnWords.Of(turn);
        if (words.Count == 0) yield break;
        var cuts = BestCuts(words, reserved);
        for (var part = 0; part + 1 < cuts.Count; part++)
        {
            var piece = words.Skip(cuts[part]).Take(cuts[part + 1] - cuts[part]).ToArray();
            // The first and last cue carry the turn's own times, so that reading the file back gives the same turn.
            var start = part == 0 ? turn.Start : piece[0].Start;
            var end = part + 2 == cuts.Count ? turn.End : piece[^1].End;
            yield return new SubtitleCue(turn, part, start, Math.Max(end, start + 0.001), TurnWords.Join(piece));
        }
    }

    static List<int> BestCuts(IReadOnlyList<TranscriptWord> words, int reserved)
    {
        var widths = new int[words.Count + 1];
        for (var i = 0; i < words.Count; i++) widths[i + 1] = widths[i] + LineBreaks.Width(words[i].Text) + (words[i].Glued ? 0 : 1);
        var cost = new double[words.Count + 1];
        var from = new int[words.Count + 1];
        for (var end = 1; end <= words.Count; end++)
        {
            cost[end] = double.MaxValue;
            for (var begin = end - 1; begin >= 0; begin--)
            {
                var width = widths[end] - widths[begin] - 1 + reserved;
                var seconds = words[end - 1].End - words[begin].Start;
                if (begin < end - 1 && (width > 2 * LineWidth - 6 || seconds > LongestSeconds)) break;
                var total = cost[begin] + 1 + EndCost(words, end) + (seconds < ShortestSeconds ? 1 : 0)
                    + PauseCost(words, begin, end);
                if (total >= cost[end]) continue;
                cost[end] = total;
                from[end] = begin;
            }
        }
        var cuts = new List<int> { words.Count };
        while (cuts[^1] > 0) cuts.Add(from[cuts[^1]]);
        cuts.Reverse();
        return cuts;
    }

    static double EndCost(IReadOnlyList<TranscriptWord> words, int end)
    {
        if (end == words.Count) return 0;
        if (words[end].Start - words[end - 1].End > 0.7) return 0;
        return LineBreaks.Boundary(words[end - 1].Text) switch { LineBreaks.Break.Sentence => 0, LineBreaks.Break.Clause => 0.4, _ => 1.2 };
    }

    /// <summary>A cue should not stand over a pause.</summary>
    static double PauseCost(IReadOnlyList<TranscriptWord> words, int begin, int end)
    {
        var cost = 0.0;
        for (var i = begin + 1; i < end; i++)
            if (words[i].Start - words[i - 1].End is var pause && pause > 0.7) cost += Math.Min(2, pause);
        return cost;
    }
}
