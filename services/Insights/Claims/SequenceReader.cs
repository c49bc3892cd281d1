namespace AudioAspire.Insights.Claims;

/// <summary>Reads "first ... then ...", "X before Y", "after Y, X", "X was already done when Y", "not X until Y" inside one turn,
/// with what the question before lends to the answer (<see cref="AskedOrder"/>).</summary>
internal static class SequenceReader
{
    /// <param name="before">The sentence before, of the same turn; empty where there is none.</param>
    /// <returns>Orders of two events, as <c>stems of the earlier &gt; stems of the later</c>, each at the word that tells the order.</returns>
    public static IEnumerable<Mention> Read(List<Word> words, IReadOnlyList<Word> before, SentenceContext context, ClaimGrammar grammar)
    {
        var asked = AskedOrder.Of(words, context, grammar);
        var orders = Said(words, Word.Stems(before), asked.Event, grammar).Select(o => (Order: asked.Complete(o.Earlier, o.Later), o.At)).ToList();
        if (orders.Count == 0 && asked.Answered is { } answered) orders.Add((answered, 0));
        return orders.Where(o => o.Order.Earlier.Length > 0 && o.Order.Later.Length > 0)
            .Select(o => new Mention(ClaimKinds.Sequence, Value(o.Order.Earlier, o.Order.Later), "", o.At, 0)).DistinctBy(m => m.Value);
    }

    static string Value(string[] earlier, string[] later) => $"{string.Join(' ', earlier)} > {string.Join(' ', later)}";

    /// <param name="before">Content of the sentence before, in the same turn.</param>
    /// <param name="asked">Content of a question that asks when something happened: the answer's event.</param>
    static IEnumerable<(string[] Earlier, string[] Later, int At)> Said(List<Word> own, string[] before, string[] asked, ClaimGrammar grammar)
    {
        string[] Main(int from, int to) => [.. Word.Stems(own, from, to).Union(asked)];
        for (var k = 0; k < own.Count; k++)
        {
            if (grammar.Match("beforeWords", own, k) is > 0 and var earlier) yield return (Main(0, k), Word.Stems(own, k + earlier, k == 0 ? End(own, k) : own.Count), k);
            if (grammar.Match("afterWords", own, k) is > 0 and var after && grammar.Match("then", own, k) <= after)
            {
                var turn = own.FindIndex(k, w => w.EndsClause) + 1;
                if (turn == 0 || turn == own.Count) turn = NextSubject(own, after, grammar);
                if (k > 0) yield return (Word.Stems(own, k + after, own.Count), Main(0, k), k);
                else if (turn > 0) yield return (Word.Stems(own, after, turn), Main(turn, own.Count), k);
                else yield return (Word.Stems(own, after, End(own, k)), asked, k);
            }
            if (grammar.Match("when", own, k) is > 0 and var when && k > 0 && own.Take(k).Any(w => grammar.Has("already", w.Folded))) yield return (Word.Stems(own, 0, k), Main(k + when, own.Count), k);
            if (grammar.Match("until", own, k) is > 0 and var until && Start(own, k, grammar) is var from && PolarityReader.IsNegated(own, from, k, grammar))
                yield return grammar.Match("untilEnd", own, k) > 0 ? (Word.Stems(own, 0, from), Word.Stems(own, from, k), k) : (Word.Stems(own, k + until, own.Count), Word.Stems(own, from, k), k);
            // "she signed first and read it at home": a "then" that nobody says
            if (grammar.Match("first", own, k) is > 0 and var first && !grammar.Any("then", own) && Joint(own, k + first, grammar) is > 0 and var joint && (k == 0 || k + first == joint))
                yield return (Word.Stems(own, 0, joint), Word.Stems(own, joint, own.Count), k);
            if (grammar.Match("then", own, k) is not (> 0 and var then)) continue;
            // "the cleaning came afterwards", within the sentence, or against the sentence before in the same turn
            if (Word.IsPause(own, k + then)) yield return Start(own, k, grammar) is > 0 and var start ? (Word.Stems(own, 0, start), Word.Stems(own, start, k), k) : (before, Word.Stems(own, 0, k), k);
            else if (Word.Stems(own, 0, k).Length > 0) yield return (Word.Stems(own, 0, k), Word.Stems(own, k + then, own.Count), k);
            else yield return (before, Word.Stems(own, 0, own.Count), k);
        }
    }

    // "After we paid they searched us": without a comma the next pronoun begins what came later.
    static int NextSubject(List<Word> words, int from, ClaimGrammar grammar) =>
        words.FindIndex(from, w => grammar.Has("subjectPronouns", w.Folded)) is var first && first > from && Word.Stems(words, from, first).Length > 0 ? first
        : first >= 0 ? words.FindIndex(first + 1, w => grammar.Has("subjectPronouns", w.Folded)) : -1;

    // Where the clause around a position begins and ends.
    static int Start(List<Word> words, int at, ClaimGrammar grammar)
    {
        var from = at;
        while (from > 0 && !words[from - 1].EndsClause && !grammar.TryGet("joiner", words[from].Folded, out _)) from--;
        return from;
    }

    // The first "and" from a position on; 0 where there is none.
    static int Joint(List<Word> words, int from, ClaimGrammar grammar) =>
        Math.Max(0, words.FindIndex(Math.Min(from, words.Count), w => grammar.TryGet("joiner", w.Folded, out _)));

    static int End(List<Word> words, int at) => words.FindIndex(at, w => w.EndsClause) is >= 0 and var end ? end + 1 : words.Count;
}
