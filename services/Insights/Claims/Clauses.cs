using System.Text.RegularExpressions;

namespace AudioAspire.Insights.Claims;

/// <summary>Splits a sentence after punctuation and before "but", "because" and the like, where both parts say something.</summary>
internal static partial class Clauses
{
    const int ShortestClause = 3;

    public static IEnumerable<(int From, int To)> Of(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        var from = 0;
        for (var i = 1; i < words.Count; i++)
        {
            var breaks = words[i - 1].EndsClause && Content(words, from, i) > 0 && Content(words, i, words.Count) > (grammar.Match("strongNegators", words, i) > 0 ? 0 : 1)
                || grammar.Has("conjunctions", words[i].Folded) && Content(words, from, i) > 0;
            if (!breaks || i - from < ShortestClause) continue;
            yield return (from, i);
            from = i;
        }
        yield return (from, words.Count);
    }

    /// <summary>The words around a position, up to the nearest punctuation or conjunction on both sides.</summary>
    public static IReadOnlyList<Word> Around(IReadOnlyList<Word> words, int at, ClaimGrammar grammar)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && !words[from - 1].EndsClause && !grammar.Has("conjunctions", words[from].Folded)) from--;
        while (to < words.Count && !words[to - 1].EndsClause && !grammar.Has("conjunctions", words[to].Folded)) to++;
        return [.. words.Skip(from).Take(to - from)];
    }

    /// <summary>What is planned or was usual. "Iba a llamar" is a plan, "iba a casa" and "iba a noventa" are not.</summary>
    public static bool IsPlan(IReadOnlyList<Word> clause, ClaimGrammar grammar) => grammar.Any("plans", clause)
        || Enumerable.Range(0, clause.Count).Any(i => grammar.Match("plansToDo", clause, i) is > 0 and var length && i + length < clause.Count && MayBeInfinitive(clause[i + length], grammar));

    static bool MayBeInfinitive(Word word, ClaimGrammar grammar) =>
        grammar.Language == "en" ? !word.Name && !grammar.Has("determiners", word.Folded) : SpanishInfinitive().IsMatch(word.Folded);

    [GeneratedRegex("[aei]r(me|te|se|nos)?(l[aeo]s?)?$")]
    private static partial Regex SpanishInfinitive();

    /// <summary>"If they lower it, I sign": neither part is claimed. "If I remember rightly" only hedges.</summary>
    public static bool IsConditional(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        for (var i = 0; i < words.Count - 1; i++)
            if ((i == 0 || words[i - 1].EndsClause) && grammar.Has("conditions", words[i].Text.ToLowerInvariant()) && !words[i].EndsClause && grammar.Match("conditionHedges", words, i) == 0
                && words.Skip(i + 1).SkipLast(1).Any(w => w.EndsClause)) return true;
        return false;
    }

    static int Content(IReadOnlyList<Word> words, int from, int to) => words.Skip(from).Take(to - from).Count(w => w.Stem.Length > 0);
}
