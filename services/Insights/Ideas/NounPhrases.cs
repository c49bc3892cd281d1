using AudioAspire.Insights.Lexicons;

namespace AudioAspire.Insights.Ideas;

/// <summary>Short noun-like phrases without a parser: content words after a determiner or a name, joined by "of" and the like
/// and ended by any other function word or punctuation.</summary>
internal static class NounPhrases
{
    const int MostWords = 5;
    static readonly char[] Breaks = [',', '.', ';', ':', '?', '!', '¿', '¡', '…', '(', ')', '"', '«', '»', '–', '—'];

    public static IEnumerable<string> Find(string sentence, Lexicon lexicon)
    {
        foreach (var clause in sentence.Split(Breaks, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = clause.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++)
            {
                var anchored = i > 0 && lexicon["determiners"].Contains(words[i - 1].ToLowerInvariant());
                if (!IsContent(words[i], lexicon) || !anchored && !(IsName(words[i]) && (i > 0 || words.Length > 1 && IsName(words[1])))) continue;
                var end = End(words, i, lexicon);
                if (!words[i..end].All(w => IsMeasure(w, lexicon))) yield return string.Join(' ', words[i..end]);
                i = end - 1;
            }
        }
    }

    static int End(string[] words, int start, Lexicon lexicon)
    {
        var end = start + 1;
        while (end < words.Length && end - start < MostWords)
        {
            if (IsContent(words[end], lexicon)) { end++; continue; }
            var link = end;
            while (link < words.Length && link - end < 2 && lexicon["phraseLinks"].Contains(string.Join(' ', words[end..(link + 1)]).ToLowerInvariant())) link++;
            if (link == end || link >= words.Length || !IsContent(words[link], lexicon) || link - start >= MostWords) break;
            end = link + 1;
        }
        return end;
    }

    static bool IsContent(string word, Lexicon lexicon) =>
        word.Length > 2 && char.IsLetter(word[0]) && !lexicon["stopWords"].Contains(word.ToLowerInvariant())
        && !lexicon["determiners"].Contains(word.ToLowerInvariant()) && !lexicon["verbs"].Contains(word.ToLowerInvariant());

    // "last week", "three times": how long and how often, not what about.
    static bool IsMeasure(string word, Lexicon lexicon) => lexicon["timeWords"].Contains(word.ToLowerInvariant()) || lexicon["numbers"].Contains(word.ToLowerInvariant());

    static bool IsName(string word) => char.IsUpper(word[0]) && word.Skip(1).All(char.IsLower);
}
