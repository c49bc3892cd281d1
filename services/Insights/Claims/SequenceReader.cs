using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Claims;

/// <summary>Order of two events, as <c>stems of the earlier &gt; stems of the later</c>.</summary>
/// <param name="Sentence">Index of the sentence that says it.</param>
internal sealed record EventOrder(int Sentence, string Value);

/// <summary>Reads "first ... then ...", "X before Y", "after Y, X", "X was already done when Y" inside one turn.</summary>
internal static class SequenceReader
{
    public static IEnumerable<EventOrder> Read(IReadOnlyList<Sentence> sentences, IReadOnlyList<List<Word>> words, ClaimGrammar grammar, Func<string, bool> isInterviewer)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].IsQuestion || isInterviewer(sentences[i].Speaker)) continue;
            var own = words[i];
            for (var k = 0; k < own.Count; k++)
            {
                if (grammar.Match("beforeWords", own, k) is > 0 and var before && Order(own, 0, k, k + before, own.Count) is { } earlier) yield return new EventOrder(i, earlier);
                if (grammar.Match("afterWords", own, k) is > 0 and var after && grammar.Match("then", own, k) <= after)
                {
                    var turn = own.FindIndex(k, w => w.EndsClause) + 1;
                    if (turn == 0 || turn == own.Count) turn = NextSubject(own, after, grammar);
                    var value = k == 0 && turn > 0 ? Order(own, after, turn, turn, own.Count) : k > 0 ? Order(own, k + after, own.Count, 0, k) : null;
                    if (value is not null) yield return new EventOrder(i, value);
                }
                if (grammar.Match("when", own, k) is > 0 and var when && k > 0 && own.Take(k).Any(w => grammar.Has("already", w.Folded)) && Order(own, 0, k, k + when, own.Count) is { } done)
                    yield return new EventOrder(i, done);
                if (grammar.Match("then", own, k) is > 0 and var then)
                {
                    // within the sentence, or against the sentence before in the same turn
                    if (Order(own, 0, k, k + then, own.Count) is { } next) yield return new EventOrder(i, next);
                    else if (i > 0 && sentences[i - 1].Turn == sentences[i].Turn && !sentences[i - 1].IsQuestion && Join(Stems(words[i - 1], 0, words[i - 1].Count), Stems(own, 0, own.Count)) is { } joined)
                        yield return new EventOrder(i, joined);
                }
            }
        }
    }

    // "After we paid they searched us": without a comma the next pronoun begins what came later.
    static int NextSubject(List<Word> words, int from, ClaimGrammar grammar) =>
        words.FindIndex(from, w => grammar.Has("subjectPronouns", w.Folded)) is var first && first > from && Stems(words, from, first).Length > 0 ? first
        : first >= 0 ? words.FindIndex(first + 1, w => grammar.Has("subjectPronouns", w.Folded)) : -1;

    static string? Order(List<Word> words, int from, int to, int from2, int to2) => Join(Stems(words, from, to), Stems(words, from2, to2));

    static string? Join(string earlier, string later) => earlier.Length > 0 && later.Length > 0 ? $"{earlier} > {later}" : null;

    static string Stems(List<Word> words, int from, int to) => string.Join(' ', words.Skip(from).Take(Math.Max(0, to - from)).Where(w => w.Stem.Length > 0).Select(w => w.Stem).Distinct());
}
