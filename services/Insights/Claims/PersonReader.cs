namespace AudioAspire.Insights.Claims;

/// <summary>Whom a clause is about, seen from its speaker: "self", "we", "mine" (a person or thing of the speaker's), "object" (others, who do something
/// to the speaker), "third" or nothing. Pronouns and verb forms of the clause decide; a short answer takes it from its question.</summary>
internal static class PersonReader
{
    const int ShortAnswer = 9;

    public static string Read(IReadOnlyList<Word> clause, IReadOnlyList<Word> sentence, SentenceContext context, ClaimGrammar grammar)
    {
        // "At two, I picked him up": a clause that says little leans on its sentence.
        var content = clause.Count(w => w.Stem.Length > 0);
        var own = content > 0 || Has(clause, "self", grammar) || Has(clause, "we", grammar) ? Read(clause, context, grammar) : "";
        // nor "that was about ten, I'd just got up": it says that of the matter
        return own.Length > 0 || content > 1 || clause.Any(w => grammar.Has("copula", w.Folded)) ? own : Read(sentence, context, grammar);
    }

    static string Read(IReadOnlyList<Word> clause, SentenceContext context, ClaimGrammar grammar)
    {
        clause = Plain(clause, grammar);
        if (Has(clause, "we", grammar)) return "we";
        if (clause.Count > 1 && grammar.Has("possessives", clause[0].Folded) && clause[1].Stem.Length > 0) return "mine";
        if (Has(clause, "self", grammar) || clause.Any(w => w.Text[^1] != 'ó' && grammar.Has("selfVerbs", w.Folded)) || clause.Any(w => IsFirstPerson(w, grammar)) || IsReflexive(clause, grammar)) return "self";
        if (Has(clause, "possessives", grammar) || Has(clause, "selfObjects", grammar)) return "object";
        // "The robber had a knife" has a subject of its own
        var named = clause.Count > 2 && grammar.Has("determiners", clause[0].Folded) && clause[1].Stem.Length > 0 || clause.Count > 1 && grammar.Has("impersonal", clause[0].Folded);
        if (context.Opens && !named && clause.Count <= ShortAnswer && !clause.Concat(context.QuestionWords).Any(w => w.Name))
        {
            if (Has(context.QuestionWords, "second", grammar)) return "self";
            if (Has(context.QuestionWords, "secondPossessives", grammar)) return "mine";
        }
        return Has(clause, "third", grammar) && !clause.Any(w => w.Name) ? "third" : "";
    }

    // "two o'clock, I'd say" speaks of no one
    static List<Word> Plain(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        var plain = new List<Word>();
        for (var i = 0; i < words.Count; i++)
            if (grammar.Match("asidesOfSelf", words, i) is > 0 and var length) i += length - 1;
            else plain.Add(words[i]);
        return plain;
    }

    static bool Has(IReadOnlyList<Word> words, string list, ClaimGrammar grammar) => words.Any(w => grammar.Has(list, w.Folded));

    // "me demoro", but not "me pegó", "me dijo", nor an unaccented "me llamo mi vecino"
    static bool IsReflexive(IReadOnlyList<Word> clause, ClaimGrammar grammar) => grammar.Language == "es" && Enumerable.Range(1, Math.Max(0, clause.Count - 1)).Any(i =>
        clause[i - 1].Folded == "me" && clause[i].Text[^1] == 'o' && clause[i].Text.Length > 2 && !grammar.Has("strongPreterites", clause[i].Folded)
        && !(i + 1 < clause.Count && grammar.Has("determiners", clause[i + 1].Folded)));

    // "nací", "llegué": a stressed last vowel marks the Spanish preterite's first person.
    static bool IsFirstPerson(Word word, ClaimGrammar grammar) =>
        grammar.Language == "es" && word.Text.Length > 3 && word.Text[^1] is 'é' or 'í' && !word.Name && word.Stem.Length > 0 && !grammar.TryGet("colours", word.Folded, out _);
}
