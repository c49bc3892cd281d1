namespace AudioAspire.Insights.Claims;

/// <summary>Who was there and who was not, in whatever words: "stayed ashore", "no apareció", or a list that answers "who was there?".
/// The event is the question's; one who was missing contradicts whoever counts that same person among those present.</summary>
internal static class AttendanceReader
{
    public static IEnumerable<Polarity> Read(List<Word> words, SentenceContext context, ClaimGrammar grammar)
    {
        var asked = Word.Stems(context.QuestionWords);
        if (asked.Length == 0) asked = [.. context.Asked];
        foreach (var (from, to) in Clauses.Of(words, grammar))
            for (var k = from; k < to; k++)
            {
                var missing = Missing(words, k, context.QuestionWords, grammar);
                if (missing == 0 && (!Attends(words, k, grammar) || PolarityReader.IsNegated(words, from, k, grammar))) continue;
                if (Subject(words, from, k, grammar) is not { Length: > 0 } subject && (subject = Subject(context.QuestionWords, 0, context.QuestionWords.Count, grammar)).Length == 0) continue;
                string[] stems = [.. words.Take(to).Where((w, i) => i >= from && (i < k || i >= k + missing) && w.Stem.Length > 0).Select(w => w.Stem).Union(asked).Append(subject).Distinct()];
                yield return new Polarity(stems, missing > 0, false, false, from, missing > 0 ? subject : "") { Attendance = true };
                break;
            }
        var asksWho = context.Opens && grammar.Any("presenceQuestions", context.QuestionWords) && context.QuestionWords.Any(w => grammar.Has("whoWords", w.Folded));
        if (asksWho && !PolarityReader.IsNegated(words, 0, words.Count, grammar) && Word.Stems(words) is { Length: > 0 } listed) yield return new Polarity([.. listed.Union(asked)], false, false, false) { Attendance = true };
    }

    // Who stayed at home was missing, unless that is where it happened; "no vino", but not "no vino solo".
    static int Missing(List<Word> words, int at, IReadOnlyList<Word> question, ClaimGrammar grammar)
    {
        if (grammar.Match("missing", words, at) is > 0 and var missing)
            return words.Skip(at).Take(missing).Concat(question).Count(w => grammar.Has("homes", w.Folded)) > 1 ? 0 : missing;
        return grammar.Match("missingAlone", words, at) is > 0 and var length && Word.IsPause(words, at + length) ? length : 0;
    }

    // In Spanish "vino" is also wine.
    static bool Attends(List<Word> words, int at, ClaimGrammar grammar) =>
        grammar.Match("attending", words, at) > 0 && (at == 0 || words[at - 1].Folded != "de" && !grammar.Has("determiners", words[at - 1].Folded));

    // A name, else the first noun behind an article.
    static string Subject(IReadOnlyList<Word> words, int from, int to, ClaimGrammar grammar)
    {
        for (var i = from; i < to; i++)
            if (words[i].IsPerson && words[i].Stem.Length > 0) return words[i].Stem;
        for (var i = from + 1; i < to; i++)
            if (words[i].Stem.Length > 0 && grammar.Has("determiners", words[i - 1].Folded)) return words[i].Stem;
        return "";
    }
}
