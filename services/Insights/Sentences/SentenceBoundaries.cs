using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Sentences;

/// <summary>Where sentences end in the written form of speech. An ellipsis before a small letter is a hesitation, not an end;
/// abbreviations, initials and decimals are no ends; an inverted mark opens a new sentence only after an end.</summary>
internal static class SentenceBoundaries
{
    // A recogniser without punctuation gives turns of hundreds of words; longer runs are cut before a connective.
    const int LongRunWords = 40;

    public static IEnumerable<Range> Find(string text, Lexicon lexicon)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsEnd(text, i, lexicon)) continue;
            while (i + 1 < text.Length && (IsTerminator(text[i + 1]) || IsClosing(text[i + 1]))) i++;
            foreach (var range in Cut(text, start, i + 1, lexicon)) yield return range;
            start = i + 1;
        }
        foreach (var range in Cut(text, start, text.Length, lexicon)) yield return range;
    }

    static bool IsEnd(string text, int i, Lexicon lexicon)
    {
        if (!IsTerminator(text[i])) return false;
        if (text[i] is '。' or '?' or '!' or '？' or '！') return true;
        var ellipsis = text[i] == '…' || i + 1 < text.Length && text[i + 1] == '.' || i > 0 && text[i - 1] == '.';
        if (ellipsis) return (i + 1 == text.Length || text[i + 1] is not ('.' or '…')) && !GoesOn(text, i);
        if (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && !IsClosing(text[i + 1]) && text[i + 1] is not ('¿' or '¡')) return false;
        var word = text[(text.LastIndexOf(' ', i) + 1)..(i + 1)].TrimStart('(', '"', '«', '¿', '¡').ToLowerInvariant();
        return !lexicon["abbreviations"].Contains(word) && !(word.Length == 2 && char.IsLetter(word[0]) && char.IsUpper(text[i - 1]));
    }

    // "Era, eh... era azul", "I... I don't know": after a hesitation the sentence goes on.
    static bool GoesOn(string text, int i)
    {
        var next = i + 1;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '¿' or '¡')) next++;
        if (next == text.Length || char.IsLower(text[next])) return next < text.Length;
        var before = Tokens.Of(text[..i]);
        var after = Tokens.Of(text[next..Math.Min(text.Length, next + 20)]);
        return before.Count > 0 && after.Count > 0 && before[^1] == after[0];
    }

    static IEnumerable<Range> Cut(string text, int start, int end, Lexicon lexicon)
    {
        var words = Words(text, start, end);
        var from = 0;
        while (words.Count - from > LongRunWords)
        {
            var cut = from + LongRunWords;
            for (var w = cut; w > from + LongRunWords / 3; w--)
                if (lexicon["connectives"].Contains(text[words[w]].ToLowerInvariant())) { cut = w; break; }
            yield return words[from].Start.Value..words[cut - 1].End.Value;
            from = cut;
        }
        if (from < words.Count) yield return words[from].Start.Value..words[^1].End.Value;
    }

    static List<Range> Words(string text, int start, int end)
    {
        var words = new List<Range>();
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i])) continue;
            var from = i;
            while (i < end && !char.IsWhiteSpace(text[i])) i++;
            if (text.AsSpan(from, i - from).ContainsAnyExcept("-–—.,…")) words.Add(from..i);
        }
        return words;
    }

    static bool IsTerminator(char c) => c is '.' or '?' or '!' or '…' or '。' or '？' or '！';

    static bool IsClosing(char c) => c is '"' or '»' or '”' or '\'' or ')' or ']';
}
