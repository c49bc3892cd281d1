namespace AudioAspire.Transcriber.Checks;

/// <summary>Finds words that go round in circles: the same run of words again and again without a break.</summary>
internal static class LoopDetector
{
    const int LongestRun = 12;

    /// <returns>Whether a run of one word comes five times in a row, of two words four times, of more three times.</returns>
    public static bool IsLoop(IReadOnlyList<string> words)
    {
        for (var run = 1; run <= LongestRun; run++)
        {
            var equal = 0;
            for (var i = run; i < words.Count; i++)
            {
                equal = words[i] == words[i - run] ? equal + 1 : 0;
                if (equal >= run * (Repetitions(run) - 1)) return true;
            }
        }
        return false;
    }

    static int Repetitions(int run) => run switch { 1 => 5, 2 => 4, _ => 3 };
}
