namespace AudioAspire.Insights.Claims;

/// <summary>One word of a sentence.</summary>
/// <param name="Folded">Lower case without accents.</param>
/// <param name="Stem">Empty for function words.</param>
/// <param name="Start">Character offset in the sentence.</param>
/// <param name="Name">Written with a capital inside a sentence, or with one at its start and unknown as a word.</param>
internal readonly record struct Word(string Text, string Folded, string Stem, int Start, int End, bool Name)
{
    /// <summary>Whether punctuation that ends a clause follows.</summary>
    public bool EndsClause { get; init; }

    /// <summary>A name that only stands where places stand ("en Murcia"): nobody's.</summary>
    public bool IsPlaceName { get; init; }

    public bool IsPerson => Name && !IsPlaceName;

    public static List<Word> Of(string text, ClaimGrammar grammar)
    {
        var words = new List<Word>();
        var sentenceStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' or '¿' or '¡') sentenceStart = true;
            if (!char.IsLetterOrDigit(text[i])) continue;
            var from = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInner(text, i))) i++;
            var raw = text[from..i];
            var folded = Folding.Fold(raw);
            var name = char.IsUpper(raw[0]) && raw.Length > 1 && char.IsLower(raw[1]) && !sentenceStart && !IsDate(folded, grammar) && !grammar.Has("stop", folded)
                && !grammar.Has("self", folded);
            var possessive = folded.EndsWith("'s", StringComparison.Ordinal) && !grammar.Has("stop", folded);
            if (possessive) folded = folded[..^2];
            words.Add(new Word(raw, folded, Stemmer.Stem(folded, grammar), from, i, name)
            {
                EndsClause = Ends(text, i),
            });
            sentenceStart = false;
            if (char.IsDigit(raw[0]) && Sign(text, from, i) is { } sign && grammar.TryGet("signs", sign.ToString(), out var unit))
            {
                words[^1] = words[^1] with { EndsClause = false };
                words.Add(new Word(unit, unit, Stemmer.Stem(unit, grammar), from, i, false) { EndsClause = Ends(text, i) });
            }
            i--;
        }
        return words;
    }

    /// <summary>Whether a clause, or the text, ends before a position.</summary>
    public static bool IsPause(IReadOnlyList<Word> words, int at) => at == words.Count || words[at - 1].EndsClause;

    /// <summary>Different content stems, in order.</summary>
    public static string[] Stems(IEnumerable<Word> words) => [.. words.Where(w => w.Stem.Length > 0).Select(w => w.Stem).Distinct()];

    /// <summary>Those of the words [from, to).</summary>
    public static string[] Stems(IReadOnlyList<Word> words, int from, int to) => Stems(words.Skip(from).Take(Math.Max(0, to - from)));

    static bool Ends(string text, int at) => at < text.Length && text[at] is ',' or '.' or ';' or '!' or '?' or ':';

    // "£400", "20 €", "5%"
    static char? Sign(string text, int from, int to)
    {
        if (from > 0 && !char.IsWhiteSpace(text[from - 1]) && !char.IsPunctuation(text[from - 1])) return text[from - 1];
        if (to < text.Length && text[to] is '%' or '€' or '$' or '£') return text[to];
        return to + 1 < text.Length && text[to] == ' ' && text[to + 1] is '%' or '€' or '$' or '£' ? text[to + 1] : null;
    }

    static bool IsDate(string folded, ClaimGrammar grammar) => grammar.TryGet("months", folded, out _) || grammar.TryGet("weekdays", folded, out _);

    static bool IsInner(string text, int i)
    {
        if (i == 0 || i + 1 >= text.Length) return false;
        return text[i] switch
        {
            '\'' or '’' or '-' => char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]),
            '.' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]) || char.IsLetter(text[i - 1]) && text[i + 1] is 'm' or 'M' && (i < 2 || !char.IsLetter(text[i - 2])),
            ',' or ':' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
            _ => false,
        };
    }
}
