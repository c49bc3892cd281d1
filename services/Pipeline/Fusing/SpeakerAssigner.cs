using AudioAspire.Contracts.Results;

namespace AudioAspire.Pipeline.Fusing;

/// <summary>Gives every word of one channel its speaker: the most likely path (Viterbi) through a chain whose states are the speakers.
/// A word votes by its overlap with each speaker's turns; changing the speaker costs least where a sentence ends or a pause lies,
/// so that the jitter of word times makes no one-word islands and cuts no sentence.</summary>
internal sealed class SpeakerAssigner(IReadOnlyList<SpeakerTimeline> speakers)
{
    // Beyond this distance (seconds) from every turn, nobody was heard.
    const double Reach = 1.0;
    const double NearVote = 0.25, Doubt = 0.02;
    const double MinWordSeconds = 0.02;
    // Dearer than changing the speaker twice between sentences.
    const double Interjected = 2;

    /// <param name="words">Of one channel, in order of start.</param>
    public IReadOnlyList<FusedWord> Assign(IReadOnlyList<FusedWord> words, int channel)
    {
        var states = speakers.Where(s => s.Channel < 0 || s.Channel == channel).ToList();
        // The only speaker of a channel needs no vote.
        if (states.Count == 1 && states[0].Channel >= 0) return [.. words.Select(w => w with { Speaker = states[0].Id })];
        var assigned = new List<FusedWord>(words.Count);
        var run = new List<FusedWord>();
        foreach (var word in words)
        {
            if (states.Exists(s => s.Distance(word.Start, word.End) <= Reach))
            {
                run.Add(word);
                continue;
            }
            assigned.AddRange(Path(run, states));
            run.Clear();
            assigned.Add(word with { Speaker = TranscriptSpeaker.Unknown });
        }
        assigned.AddRange(Path(run, states));
        return assigned;
    }

    static IEnumerable<FusedWord> Path(List<FusedWord> words, List<SpeakerTimeline> states)
    {
        if (words.Count == 0) return [];
        var interjections = Interjections.Find(words, states).ToList();
        var owners = new SpeakerTimeline?[words.Count];
        foreach (var (first, last, speaker) in interjections) Array.Fill(owners, speaker, first, last - first + 1);
        var costs = new double[states.Count];
        var came = new int[words.Count][];
        for (var w = 0; w < words.Count; w++)
        {
            came[w] = new int[states.Count];
            var change = w == 0 ? 0 : ChangeCost(words[w - 1], words[w]);
            var best = Array.IndexOf(costs, costs.Min());
            var next = new double[states.Count];
            for (var s = 0; s < states.Count; s++)
            {
                came[w][s] = costs[s] <= costs[best] + change ? s : best;
                next[s] = Math.Min(costs[s], costs[best] + change) + VoteCost(states[s], words[w]) + (owners[w] is { } owner && owner != states[s] ? Interjected : 0);
            }
            costs = next;
        }
        var path = new SpeakerTimeline[words.Count];
        var state = Array.IndexOf(costs, costs.Min());
        for (var w = words.Count - 1; w >= 0; w--)
        {
            path[w] = states[state];
            state = came[w][state];
        }
        var assigned = words.Select((word, w) => word with { Speaker = path[w].Id }).ToList();
        foreach (var (first, last, speaker) in interjections)
            if (first > 0 && last + 1 < words.Count && path[first - 1] == path[last + 1] && path[first] == speaker && path[first - 1] != speaker
                && Interjections.IsCovered(path[first - 1], words[first].Start, words[last].End))
                for (var w = first; w <= last; w++) assigned[w] = assigned[w] with { IsAside = true };
        return assigned;
    }

    static double VoteCost(SpeakerTimeline speaker, FusedWord word)
    {
        var share = speaker.Overlap(word.Start, Math.Max(word.End, word.Start + MinWordSeconds)) / Math.Max(word.End - word.Start, MinWordSeconds);
        var near = NearVote * Math.Max(0, 1 - speaker.Distance(word.Start, word.End) / Reach);
        return -Math.Log(Doubt + (1 - Doubt) * Math.Clamp(Math.Max(share, near), 0, 1));
    }

    static double ChangeCost(FusedWord before, FusedWord after)
    {
        var pause = after.Start - before.End;
        return before.EndsSentence ? 0.5 : pause >= 0.8 ? 0.7 : before.EndsClause || pause >= 0.3 ? 1.7 : 3;
    }
}
