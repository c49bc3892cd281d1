using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Claims;

/// <summary>Order of two events, as <c>stems of the earlier &gt; stems of the later</c>.</summary>
/// <param name="Sentence">Index of the sentence that says it.</param>
/// <param name="At">Index of the word that puts them in order.</param>
internal sealed record EventOrder(int Sentence, string Value, int At);

/// <summary>Reads "first ... then ...", "X before Y", "after Y, X", "X was already done when Y", "not X until Y" inside one turn,
/// with what the question before lends to the answer (<see cref="AskedOrder"/>).</summary>
internal static class SequenceReader
{
    public static IEnumerable<EventOrder> Read(
        IReadOnlyList<Sentence> sentences, IReadOnlyList<List<Word>> words, ContextReader contexts, ClaimGrammar grammar, Func<string, bool> isInterviewer)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].IsQuestion || isInterviewer(sentences[i].Speaker) || words[i].Count == 0) continue;
            var before = i > 0 && sentences[i - 1].Turn == sentences[i].Turn && !sentences[i - 1].IsQuestion ? Stems(words[i - 1], 0, words[i - 1].Count) : [];
            var asked = AskedOrder.Of(words[i], contexts.Of(i), grammar);
            var orders = Said(words[i], before, asked.Event, grammar).Select(o => (Order: asked.Complete(o.Earlier, o.Later), o.At)).ToList();
            if (orders.Count == 0 && asked.Answered is { } answered) orders.Add((answered, 0));
            foreach (var ((earlier, later), at) in orders.Where(o => o.Order.Earlier.Length > 0 && o.Order.Later.Length > 0).DistinctBy(o => Value(o.Order.Earlier, o.Order.Later)))
                yield return new EventOrder(i, Value(earlier, later), at);
        }
    }

    static string Value(string[] earlier, string[] later) => $"{string.Join(' ', earlier)} > {string.Join(' ', later)}";

    /// <param name="before">Content of the sentence before, in the same turn.</param>
    /// <param name="asked">Content of a question that asks when something happened: the answer's event.</param>
    static IEnumerable<(string[] Earlier, string[] Later, int At)> Said(List<Word> own, string[] before, string[] asked, ClaimGrammar grammar)
    {
        string[] Main(int from, int to) => [.. Stems(own, from, to).Union(asked)];
        for (var k = 0; k < own.Count; k++)
        {
            if (grammar.Match("beforeWords", own, k) is > 0 and var earlier) yield return (Main(0, k), Stems(own, k + earlier, k == 0 ? End(own, k) : own.Count), k);
            if (grammar.Match("afterWords", own, k) is > 0 and var after && grammar.Match("then", own, k) <= after)
            {
                var turn = own.FindIndex(k, w => w.EndsClause) + 1;
                if (turn == 0 || turn == own.Count) turn = NextSubject(own, after, grammar);
                if (k > 0) yield return (Stems(own, k + after, own.Count), Main(0, k), k);
                else if (turn > 0) yield return (Stems(own, after, turn), Main(turn, own.Count), k);
                else yield return (Stems(own, after, End(own, k)), asked, k);
            }
            if (grammar.Match("when", own, k) is > 0 and var when && k > 0 && own.Take(k).Any(w => grammar.Has("already", w.Folded))) yield return (Stems(own, 0, k), Main(k + when, own.Count), k);
            if (grammar.Match("until", own, k) is > 0 and var until && Start(own, k, grammar) is var from && PolarityReader.IsNegated(own, from, k, grammar))
                yield return grammar.Match("untilEnd", own, k) > 0 ? (Stems(own, 0, from), Stems(own, from, k), k) : (Stems(own, k + until, own.Count), Stems(own, from, k), k);
            // "she signed first and read it at home": a "then" that nobody says
            if (grammar.Match("first", own, k) is > 0 and var first && !grammar.Any("then", own) && Joint(own, k + first, grammar) is > 0 and var joint && (k == 0 || k + first == joint))
                yield return (Stems(own, 0, joint), Stems(own, joint, own.Count), k);
            if (grammar.Match("then", own, k) is not (> 0 and var then)) continue;
            // "the cleaning came afterwards", within the sentence, or against the sentence before in the same turn
            if (own[k + then - 1].EndsClause || k + then == own.Count) yield return Start(own, k, grammar) is > 0 and var start ? (Stems(own, 0, start), Stems(own, start, k), k) : (before, Stems(own, 0, k), k);
            else if (Stems(own, 0, k).Length > 0) yield return (Stems(own, 0, k), Stems(own, k + then, own.Count), k);
            else yield return (before, Stems(own, 0, own.Count), k);
        }
    }

    // "After we paid they searched us": without a comma the next pronoun begins what came later.
    static int NextSubject(List<Word> words, int from, ClaimGrammar grammar) =>
        words.FindIndex(from, w => grammar.Has("subjectPronouns", w.Folded)) is var first && first > from && Stems(words, from, first).Length > 0 ? first
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

    internal static string[] Stems(IReadOnlyList<Word> words, int from, int to) =>
        [.. words.Skip(from).Take(Math.Max(0, to - from)).Where(w => w.Stem.Length > 0).Select(w => w.Stem).Distinct()];
}
