using System.Collections.Frozen;

namespace AudioAspire.Insights.Text;

/// <summary>Finds listed phrases of up to five words in a run of words, the longest first, without overlaps.</summary>
internal static class Phrases
{
    const int Longest = 5;

    public static int Count(IReadOnlyList<string> words, FrozenSet<string> list) => Find(words, list).Count();

    /// <summary>Position, number of words and the phrase itself.</summary>
    public static IEnumerable<(int At, int Words, string Phrase)> Find(IReadOnlyList<string> words, FrozenSet<string> list)
    {
        if (list.Count == 0) yield break;
        for (var i = 0; i < words.Count; i++)
            for (var length = Math.Min(Longest, words.Count - i); length > 0; length--)
            {
                var phrase = length == 1 ? words[i] : string.Join(' ', words.Skip(i).Take(length));
                if (!list.Contains(phrase)) continue;
                yield return (i, length, phrase);
                i += length - 1;
                break;
            }
    }
}
