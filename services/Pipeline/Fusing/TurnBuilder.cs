using AudioAspire.Contracts.Results;

namespace AudioAspire.Pipeline.Fusing;

/// <summary>Words to turns: one speaker's uninterrupted stretch. A long pause ends a turn, a long monologue is cut between sentences.</summary>
internal static class TurnBuilder
{
    const double LongPause = 2.5, InterruptiblePause = 0.4, LongTurn = 90, SentencePause = 0.3;

    /// <param name="words">All channels, with speakers.</param>
    /// <returns>Ordered by start.</returns>
    public static IReadOnlyList<TranscriptTurn> Build(IEnumerable<FusedWord> words, IReadOnlyList<SpeakerTimeline> speakers)
    {
        var byChannel = words.GroupBy(w => w.Channel).OrderBy(g => g.Key).Select(g => g.OrderBy(w => w.Start).ToList()).ToList();
        return
        [
            .. byChannel.SelectMany((channel, c) => Stretches(channel, [.. byChannel.Where((_, other) => other != c)]))
                .OrderBy(turn => turn[0].Start).ThenBy(turn => turn[0].Channel)
                .Select((turn, index) => ToTurn(turn, index, speakers)),
        ];
    }

    static IEnumerable<List<FusedWord>> Stretches(List<FusedWord> words, IReadOnlyList<List<FusedWord>> others)
    {
        var turn = new List<FusedWord>();
        for (var w = 0; w < words.Count; w++)
        {
            var word = words[w];
            if (word.IsAside)
            {
                // The turn around it goes on.
                var first = w;
                while (w + 1 < words.Count && words[w + 1].IsAside && words[w + 1].Speaker == word.Speaker) w++;
                yield return words[first..(w + 1)];
                continue;
            }
            if (turn.Count > 0 && Ends(turn, word, others))
            {
                yield return turn;
                turn = [];
            }
            turn.Add(word);
        }
        if (turn.Count > 0) yield return turn;
    }

    static bool Ends(List<FusedWord> turn, FusedWord next, IReadOnlyList<List<FusedWord>> others)
    {
        var last = turn[^1];
        var pause = next.Start - last.End;
        return next.Speaker != last.Speaker || next.Suspect != last.Suspect || pause > LongPause
            || last.EndsSentence && pause > SentencePause && last.End - turn[0].Start > LongTurn
            || pause > InterruptiblePause && others.Any(channel => SpeaksWithin(channel, last.End, next.Start));
    }

    static bool SpeaksWithin(List<FusedWord> words, double start, double end)
    {
        var (low, high) = (0, words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle].Start < start) low = middle + 1;
            else high = middle;
        }
        return low < words.Count && words[low].End <= end;
    }

    static TranscriptTurn ToTurn(List<FusedWord> words, int index, IReadOnlyList<SpeakerTimeline> speakers)
    {
        var (start, end, speaker) = (words[0].Start, words.Max(w => w.End), words[0].Speaker);
        return new TranscriptTurn
        {
            Index = index,
            Start = start,
            End = end,
            Speaker = speaker,
            Text = string.Concat(words.Select((w, i) => i == 0 || w.Glued ? w.Text : " " + w.Text)),
            Words = [.. words.Select(w => new TranscriptWord(w.Text, w.Start, w.End, w.Confidence, w.Speaker) { Glued = w.Glued, Heard = w.Heard })],
            Overlap = IsOverlapped(start, end, speaker, speakers),
            Suspect = words[0].Suspect,
        };
    }

    // Ends of turns touch by some tenths of a second everywhere: that is no overlap.
    static bool IsOverlapped(double start, double end, string speaker, IReadOnlyList<SpeakerTimeline> speakers)
    {
        const double MostOfIt = 0.8;
        var noticeable = Math.Min(0.3, MostOfIt * (end - start));
        return speakers.Any(s => s.Id == speaker)
            && speakers.Any(s => s.Id != speaker && s.Overlap(start, end) > noticeable && Shared(s, speakers.First(own => own.Id == speaker), start, end) > noticeable);
    }

    static double Shared(SpeakerTimeline a, SpeakerTimeline b, double start, double end)
    {
        const double Step = 0.05;
        var steps = 0;
        for (var t = start; t < end; t += Step)
            if (a.Overlap(t, t + Step) > 0 && b.Overlap(t, t + Step) > 0) steps++;
        return steps * Step;
    }
}
