namespace AudioAspire.Pipeline.Fusing;

/// <summary>Sentences of a word or two ("Ajá.", "Right.") that fill one speaker's short turn while somebody else holds the floor.
/// A vote of word by word cannot see them: both are heard then, and staying is cheaper than changing twice.</summary>
internal static class Interjections
{
    const int MostWords = 2;
    const double LongestTurn = 1.2, StartTolerance = 0.3, Covered = 0.8;

    /// <param name="words">Of one channel, in order of start.</param>
    /// <returns>First and last word, and whose it is.</returns>
    public static IEnumerable<(int First, int Last, SpeakerTimeline Speaker)> Find(IReadOnlyList<FusedWord> words, IReadOnlyList<SpeakerTimeline> speakers)
    {
        for (int first = 0, last; first < words.Count; first = last + 1)
        {
            for (last = first; last < words.Count - 1 && !words[last].EndsSentence;) last++;
            if (last - first >= MostWords || !words[last].EndsSentence) continue;
            var (start, end) = (words[first].Start, words[last].End);
            var filled = speakers.Where(s => s.TurnAt((start + end) / 2) is { } turn && turn.End - turn.Start <= LongestTurn
                && Math.Abs(turn.Start - start) <= StartTolerance && IsCovered(s, start, end)).ToList();
            if (filled.Count == 1) yield return (first, last, filled[0]);
        }
    }

    public static bool IsCovered(SpeakerTimeline speaker, double start, double end) => speaker.Overlap(start, end) >= Covered * (end - start);
}
