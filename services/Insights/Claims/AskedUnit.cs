namespace AudioAspire.Insights.Claims;

/// <summary>The unit that a question lends to the bare number of its answer: "box" where it asks how many boxes were gone.</summary>
internal static class AskedUnit
{
    const int Reach = 3;

    /// <returns>A unit as <see cref="AmountReader"/> gives it; empty where nothing is counted.</returns>
    public static string Of(IReadOnlyList<Word> question, ClaimGrammar grammar)
    {
        if (grammar.Any("speedQuestions", question)) return AmountReader.SpeedUnit;
        if (grammar.Any("groupQuestions", question)) return AmountReader.PersonUnit;
        for (var i = 0; i < question.Count; i++)
            if (grammar.Match("countQuestions", question, i) is > 0 and var length) return Counted(question, i, i + length, grammar);
        // "three keys, then?" "Three, yes."
        for (var i = 0; i < question.Count; i++)
            if (NumberReader.Read(question, i, grammar) is (_, > 0 and var number) && i + number < question.Count && !question[i + number - 1].EndsClause && Unit(question[i + number], grammar) is { Length: > 0 } unit) return unit;
        return "";
    }

    static string Counted(IReadOnlyList<Word> question, int at, int from, ClaimGrammar grammar)
    {
        if (question[from - 1].Folded == "gente") return AmountReader.PersonUnit;
        // "how much did he pay?" asks for money; what else is asked so has a measure of its own
        if (grammar.Match("massQuestions", question, at) > 0)
            return from < question.Count && !grammar.Any("durationQuestions", question)
                && (question[from].Stem.Length == 0 || grammar.Has("moneyWords", question[from].Folded) || grammar.Has("measureWords", question[from].Folded)) ? AmountReader.MoneyUnit : "";
        for (var k = from; k < Math.Min(question.Count, from + Reach); k++)
            if (question[k].Stem.Length > 0 && !question[k].Name) return Unit(question[k], grammar);
        return "";
    }

    static string Unit(Word word, ClaimGrammar grammar) =>
        grammar.TryGet("durationUnits", word.Folded, out _) || grammar.Has("moneyUnits", word.Folded) ? "" : AmountReader.UnitOf(word, grammar);
}
