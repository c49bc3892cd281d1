namespace AudioAspire.Insights.Claims;

/// <summary>Company: <c>alone</c>, or <c>with NAME</c> (<c>with</c> where nobody is named). A bare "no" or "yes" takes its content from the question.</summary>
internal static class PresenceReader
{
    const int FirstWords = 3;

    public static IEnumerable<Mention> Read(List<Word> words, SentenceContext context, ClaimGrammar grammar)
    {
        // "I couldn't say, perhaps with a carrier"
        if (Enumerable.Range(0, Math.Min(FirstWords, words.Count)).Any(i => grammar.Match("ignorance", words, i) > 0)) yield break;
        var asked = context.Opens && context.QuestionWords.Count > 0 && grammar.Any("presenceQuestions", context.QuestionWords);
        for (var i = 0; i < words.Count; i++)
        {
            if (grammar.Match("alone", words, i) is > 0 and var alone && !IsOnly(words, i, alone, grammar))
            {
                var not = PolarityReader.IsNegated(words, Math.Max(0, i - 4), i, grammar);
                yield return new Mention(ClaimKinds.Present, not ? "with" : "alone", "", i, alone);
            }
            else if (grammar.Match("together", words, i) is > 0 and var together) yield return new Mention(ClaimKinds.Present, "with", "", i, together);
            else if (asked && i < 3 && grammar.Match("nobody", words, i) is > 0 and var nobody) yield return new Mention(ClaimKinds.Present, "alone", "", i, nobody);
            else if (grammar.Has("with", words[i].Folded) && !words[i].EndsClause && Companion(words, i + 1, asked, grammar) is { Length: > 0 } companion)
                yield return new Mention(ClaimKinds.Present, $"with {companion}", "", i, 1);
            else if (asked && NumberReader.Read(words, i, grammar) is ( >= 2, > 0 and var many) && i + many < words.Count && grammar.Has("persons", words[i + many].Folded))
                yield return new Mention(ClaimKinds.Present, "with", "", i, 1);
            else if (asked && Joined(words, i, grammar) is { Length: > 0 } other) yield return new Mention(ClaimKinds.Present, $"with {other}", "", i, 1);
        }
        if (!asked || words.Count == 0) yield break;
        var no = Opens("noAnswers", words, grammar);
        var yes = Opens("yesAnswers", words, grammar);
        var wasAlone = grammar.Any("alone", context.QuestionWords);
        if (wasAlone && (no || yes)) yield return new Mention(ClaimKinds.Present, no ? "with" : "alone", "", 0, 1);
        else if (!wasAlone && yes && words.FirstOrDefault(w => w.Name) is { Folded: not null } named) yield return new Mention(ClaimKinds.Present, $"with {named.Folded}", "", 0, 1);
        else if (!wasAlone && yes && grammar.Any("somebody", context.QuestionWords)) yield return new Mention(ClaimKinds.Present, "with", "", 0, 1);
        else if (!wasAlone && !no && words[0].Name) yield return new Mention(ClaimKinds.Present, $"with {words[0].Folded}", "", 0, 1);
    }

    // "No, ..." answers; "no se preocupe" does not.
    static bool Opens(string list, List<Word> words, ClaimGrammar grammar) =>
        grammar.Match(list, words, 0) is > 0 and var length && Word.IsPause(words, length);

    // "the kids and me", "me and my mother-in-law"
    static string Joined(List<Word> words, int at, ClaimGrammar grammar)
    {
        if (words[at].Folded is not ("y" or "and") || at == 0 || at + 1 == words.Count) return "";
        if (grammar.Has("selves", words[at + 1].Folded)) return words[at - 1].Stem.Length > 0 ? words[at - 1].Folded : "";
        return grammar.Has("selves", words[at - 1].Folded) ? Companion(words, at + 1, asked: true, grammar) : "";
    }

    static string Companion(List<Word> words, int at, bool asked, ClaimGrammar grammar)
    {
        var own = false;
        for (; at < words.Count && grammar.Has("determiners", words[at].Folded); at++) own |= words[at].Folded is "mi" or "my" or "su" or "his" or "her" or "mis" or "sus";
        return at < words.Count && (words[at].Name || own || asked) && words[at].Stem.Length > 0 ? words[at].Folded : "";
    }

    // "solo unos minutos", "solo cinco": the adverb
    static bool IsOnly(List<Word> words, int i, int length, ClaimGrammar grammar) =>
        length == 1 && words[i].Folded is "solo" or "sola" && !words[i].EndsClause && i + 1 < words.Count
        && (grammar.Has("determiners", words[i + 1].Folded) || NumberReader.Read(words, i + 1, grammar).Length > 0 || words[i + 1].Folded is "vez" or "con" or "que" or "de" or "para" || i > 0 && words[i - 1].Folded is "un" or "una" or "tan");
}
