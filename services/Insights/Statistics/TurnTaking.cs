using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Statistics;

/// <summary>Who yields to whom: silences, overlaps, interruptions and response latencies, from the turns' times.</summary>
internal static class TurnTaking
{
    /// <summary>Shorter gaps are ordinary turn changes (Heldner and Edlund 2010: median about 0.2 s).</summary>
    public const double ShortestSilence = 1.0;
    const double LeastOverlap = 0.15, Yields = 1.5;

    /// <summary>Stretches of at least <see cref="ShortestSilence"/> seconds in which nobody speaks, between turns.</summary>
    public static IEnumerable<Pause> Silences(IReadOnlyList<AnalyzeTurn> turns)
    {
        var spoken = turns.Count == 0 ? 0 : turns[0].End;
        foreach (var turn in turns.Skip(1))
        {
            if (turn.Start - spoken >= ShortestSilence) yield return new Pause(spoken, turn.Start, turn.Index);
            spoken = Math.Max(spoken, turn.End);
        }
    }

    /// <summary>Seconds with at least one voice, and with two or more.</summary>
    public static (double Talk, double Overlap) Coverage(IReadOnlyList<AnalyzeTurn> turns)
    {
        var edges = turns.SelectMany(t => new[] { (Time: t.Start, Step: 1), (Time: t.End, Step: -1) }).OrderBy(e => e.Time).ThenBy(e => e.Step);
        var (talk, overlap, voices, last) = (0.0, 0.0, 0, 0.0);
        foreach (var (time, step) in edges)
        {
            if (voices >= 1) talk += time - last;
            if (voices >= 2) overlap += time - last;
            (voices, last) = (voices + step, time);
        }
        return (talk, overlap);
    }

    /// <summary>A turn that begins inside another's and outlasts it, or makes it end soon; back-channels interrupt nobody.</summary>
    public static IEnumerable<Interruption> Interruptions(IReadOnlyList<AnalyzeTurn> turns, Lexicon lexicon)
    {
        for (var i = 1; i < turns.Count; i++)
        {
            if (BackChannels.IsBackChannel(turns[i].Text, lexicon)) continue;
            for (var j = i - 1; j >= 0 && j >= i - 4; j--)
            {
                var (later, earlier) = (turns[i], turns[j]);
                if (later.Speaker == earlier.Speaker || earlier.End - later.Start < LeastOverlap) continue;
                if (BackChannels.IsBackChannel(earlier.Text, lexicon)) continue;
                if (later.End < earlier.End && earlier.End - later.Start > Yields) continue;
                yield return new Interruption(later.Start, later.Speaker, earlier.Speaker, later.Index);
                break;
            }
        }
    }

    /// <summary>For each turn that answers another's question the seconds until it began, never below 0; keyed by the turn's position.</summary>
    public static SortedDictionary<int, double> ResponseLatencies(IReadOnlyList<AnalyzeTurn> turns, IReadOnlyList<Sentence> sentences, Lexicon lexicon)
    {
        var asking = sentences.Where(s => s.IsQuestion).Select(s => s.Turn).ToHashSet();
        var latencies = new SortedDictionary<int, double>();
        AnalyzeTurn? before = null;
        foreach (var (position, turn) in turns.Index())
        {
            if (BackChannels.IsBackChannel(turn.Text, lexicon) && before is not null && turn.Start < before.End) continue;
            if (before is not null && before.Speaker != turn.Speaker && asking.Contains(before.Index))
                latencies[position] = Math.Max(0, turn.Start - before.End);
            before = turn;
        }
        return latencies;
    }
}
