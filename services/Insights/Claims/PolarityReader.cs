namespace AudioAspire.Insights.Claims;

/// <summary>What a clause says is so, or not.</summary>
/// <param name="Universal">"never", "nobody": any single case to the contrary contradicts it.</param>
/// <param name="FromQuestion">The words come from a yes/no question that the sentence answers.</param>
/// <param name="At">Index of the clause's first word.</param>
/// <param name="Opposite">The word whose opposite is said ("full" where "empty" is), or of whom is said that he or she was missing: the one that counts; empty otherwise.</param>
internal sealed record Polarity(IReadOnlyList<string> Stems, bool Negated, bool Universal, bool FromQuestion, int At = 0, string Opposite = "")
{
    /// <summary>It tells who was there.</summary>
    public bool Attendance { get; init; }

    /// <summary>It answers without a yes or no.</summary>
    public bool Implied { get; init; }
}

/// <summary>Splits a sentence into clauses and tells each one's polarity; "Never." takes its content from the question before.</summary>
internal static class PolarityReader
{
    const int ShortAnswer = 6, LongestAsked = 5;

    public static IEnumerable<Polarity> Read(List<Word> words, SentenceContext context, ClaimGrammar grammar)
    {
        foreach (var attendance in AttendanceReader.Read(words, context, grammar)) yield return attendance;
        var answer = context.Opens ? Answer(words, grammar) : 0;
        // "Did she know him?" "She never laid eyes on him.": a denial answers no
        var implied = answer == 0 && context.Opens && context.Question is { IsQuestion: true } && IsYesNo(context.QuestionWords, grammar)
            && !grammar.Any("ignorance", words) && !IsNegated(context.QuestionWords, 0, context.QuestionWords.Count, grammar) && Clauses.Of(words, grammar).First() is var first
            && IsDenial(words, first.From, first.To, grammar) && !Repeats(context.QuestionWords, words, first.To, grammar);
        if (implied) answer = -1;
        if (answer == 0 && context.Opens && words.Count <= ShortAnswer && words[0].Name && context.QuestionWords.Any(w => w.Folded is "quien" or "quienes" or "who")) answer = 1;
        else if (answer != 0 && !IsYesNo(context.QuestionWords, grammar) && (answer > 0 || grammar.Match("universal", words, 0) == 0)) answer = 0;
        if (answer != 0 && context.Question is { IsQuestion: true } && !context.QuestionWords.Any(w => grammar.Has("conditions", w.Folded)))
        {
            var (asked, opposite) = Positive(context.QuestionWords.Where(w => w.Stem.Length > 0 && !w.Name), grammar);
            // "He says it was empty. Was it?"
            if (asked.Length == 0) (asked, opposite) = Positive(context.Asked.Take(LongestAsked), grammar);
            var denied = answer < 0 ^ opposite.Length > 0;
            if (asked.Length > 0) yield return new Polarity(asked, denied, denied && (grammar.Any("universal", words) || grammar.Any("universal", context.QuestionWords)), true, Opposite: opposite) { Implied = implied };
        }
        var repair = SelfRepair.Of(words, grammar);
        foreach (var (start, to) in Clauses.Of(words, grammar))
        {
            var from = start < repair && repair < to ? repair : start;
            var lacking = Lacking(words, from, to, grammar);
            var (stems, opposite) = Positive(words.Take(to).Where((w, i) => i >= from && i != lacking && w.Stem.Length > 0), grammar);
            // "the dog came without a muzzle" says that it came, and that it had none
            if (lacking > 0) yield return new Polarity([.. stems, words[lacking].Stem], !IsNegated(words, from, lacking, grammar), false, false, from, words[lacking].Stem);
            if (stems.Length == 0 || lacking > 0 && stems.Length == 1 || Enumerable.Range(from, to - from).Any(i => grammar.Match("ignorance", words, i) > 0)) continue;
            var negated = IsNegated(words, from, to, grammar) ^ opposite.Length > 0;
            yield return new Polarity(stems, negated, negated && Enumerable.Range(from, to - from).Any(i => grammar.Match("universal", words, i) > 0), false, from, opposite);
        }
    }

    // "And the bicycles?" asks for anything; and a clause with the question's own words speaks for itself.
    static bool Repeats(IReadOnlyList<Word> question, List<Word> words, int to, ClaimGrammar grammar)
    {
        var lead = question.TakeWhile(w => grammar.Has("questionLead", w.Folded)).Count();
        var asked = Word.Stems(question);
        return lead < question.Count && grammar.Has("determiners", question[lead].Folded) || 2 * asked.Count(s => words.Take(to).Any(w => w.Stem == s)) >= asked.Length;
    }

    static bool IsDenial(List<Word> words, int from, int to, ClaimGrammar grammar) =>
        IsNegated(words, from, to, grammar) ^ Positive(words.Skip(from).Take(to - from).Where(w => w.Stem.Length > 0), grammar).Opposite.Length > 0;

    // "closed" is "not open": opposites become one word and its polarity.
    static (string[] Stems, string Opposite) Positive(IEnumerable<Word> words, ClaimGrammar grammar)
    {
        // "not since Christmas" denies the deed, not the day
        Word[] said = [.. words.Where(w => !grammar.IsCalendar(w.Folded))];
        var opposites = said.Where(w => grammar.TryGet("opposites", w.Folded, out _)).Select(w => grammar.Opposite(w.Stem)).ToList();
        return ([.. said.Select(w => grammar.TryGet("opposites", w.Folded, out _) ? grammar.Opposite(w.Stem) : w.Stem).Distinct()], opposites.Count % 2 == 1 ? opposites[0] : "");
    }

    static (string[] Stems, string Opposite) Positive(IEnumerable<string> stems, ClaimGrammar grammar)
    {
        string[] given = [.. stems];
        var opposites = given.Where(s => grammar.Opposite(s) != s).ToList();
        return ([.. given.Select(grammar.Opposite)], opposites.Count % 2 == 1 ? grammar.Opposite(opposites[0]) : "");
    }

    /// <summary>Whether a negation denies the value at a position: "not five", but neither "no power for five minutes" nor "not until five".</summary>
    public static bool DeniesValue(List<Word> words, int at, ClaimGrammar grammar)
    {
        const int Reach = 6;
        var from = Math.Max(0, at - Reach);
        if (at > 0 && words.Skip(from).Take(at - from).Any(w => grammar.Has("until", w.Folded))) return false;
        return words.Skip(from).Take(at - from).Any(w => grammar.Has("valueNegators", w.Folded)) && IsNegated(words, from, at, grammar);
    }

    /// <summary>Whether an odd number of negations stands between two words; negative words that agree with a "no" before count once.</summary>
    public static bool IsNegated(IReadOnlyList<Word> words, int from, int to, ClaimGrammar grammar)
    {
        for (var i = from; i < to; i++)
        {
            if (!grammar.Has("negators", words[i].Folded) && grammar.Match("strongNegators", words, i) == 0) continue;
            // "No, he left": an answer, not a part of the clause
            if (words[i].Folded is "no" or "nope" && words[i].EndsClause) continue;
            // after the verb these only agree with a "no": "como si nada"
            if (words[i].Folded is "nada" or "nadie" or "ninguno" or "ninguna" && i > from + 1 && grammar.Match("strongNegators", words, i) < 2
                && (words[i - 1].Folded == "si" || Said(words, from, i))) continue;
            // "it started without trouble", but not "weeks without recording"
            if (grammar.Has("without", words[i].Folded) && Said(words, from, i) && !(i + 1 < to && IsVerbal(words[i + 1].Folded, grammar))) continue;
            // "never less than" bounds an amount
            if (grammar.Match("maxWords", words, i) > 0 || i + 1 < to && grammar.Match("maxWords", words, i + 1) > 0) continue;
            return true;
        }
        return false;
    }

    // The thing that somebody or something is without; -1 where there is none.
    static int Lacking(List<Word> words, int from, int to, ClaimGrammar grammar)
    {
        var without = words.FindIndex(from, to - from, w => grammar.Has("without", w.Folded));
        if (without < 0 || words[without].EndsClause || !Said(words, from, without)) return -1;
        var noun = words.FindIndex(without + 1, to - without - 1, w => !grammar.Has("determiners", w.Folded));
        return noun > 0 && words[noun].Stem.Length > 0 && !IsVerbal(words[noun].Folded, grammar) ? noun : -1;
    }

    static bool Said(IReadOnlyList<Word> words, int from, int to) => words.Skip(from).Take(to - from).Any(w => w.Stem.Length > 0);

    // An infinitive, or in English a gerund.
    static bool IsVerbal(string word, ClaimGrammar grammar) =>
        grammar.Language == "en" ? word.EndsWith("ing", StringComparison.Ordinal) : word.Length > 3 && word[^1] == 'r' && word[^2] is 'a' or 'e' or 'i';

    /// <summary>Whether the sentence says yes to a question that can be answered so.</summary>
    public static bool Confirms(List<Word> words, SentenceContext context, ClaimGrammar grammar) =>
        context.Opens && context.Question is { IsQuestion: true } && Answer(words, grammar) > 0 && IsYesNo(context.QuestionWords, grammar)
        && !IsNegated(context.QuestionWords, 0, WithoutTag(context.QuestionWords), grammar);

    // "..., wasn't it?", "..., ¿no?"
    static int WithoutTag(IReadOnlyList<Word> question)
    {
        const int LongestTag = 2;
        for (var end = question.Count - 1; end > 0 && question.Count - end <= LongestTag; end--)
            if (question[end - 1].EndsClause) return end;
        return question.Count;
    }

    // -1 for no, 1 for yes, 0 where the sentence opens with neither.
    static int Answer(List<Word> words, ClaimGrammar grammar)
    {
        for (var i = 0; i < Math.Min(2, words.Count); i++)
        {
            if (grammar.Match("noAnswers", words, i) is > 0 and var no && Word.IsPause(words, i + no)) return -1;
            if (grammar.Match("yesAnswers", words, i) is > 0 and var yes && Word.IsPause(words, i + yes)) return 1;
            if (!words[i].EndsClause) break;
        }
        return 0;
    }

    static bool IsYesNo(IReadOnlyList<Word> question, ClaimGrammar grammar)
    {
        if (question.Count < 2) return false;
        for (var i = 0; i < Math.Min(4, question.Count); i++)
        {
            if (grammar.Has("wh", question[i].Folded)) return false;
            if (!grammar.Has("questionLead", question[i].Folded)) return true;
        }
        return true;
    }
}
