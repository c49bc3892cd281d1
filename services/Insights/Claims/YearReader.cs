namespace AudioAspire.Insights.Claims;

/// <summary>Years of the last and this century: "in 2017", "en dos mil diecisiete", "nineteen ninety-eight", "el 3 de mayo de 2017".</summary>
internal static class YearReader
{
    const double First = 1900, Last = 2099;

    /// <param name="dated">A month stands before.</param>
    /// <returns>How many words it takes, with those that join it to the month; 0 where there is none.</returns>
    public static (int Year, int Length) Read(IReadOnlyList<Word> words, int at, ClaimGrammar grammar, bool dated)
    {
        var start = at;
        if (dated)
            while (at < words.Count && words[at].Folded is "de" or "del" or "of") at++;
        else if (at == 0 || !grammar.Has("yearPrepositions", words[at - 1].Folded)) return default;
        var (year, length) = Number(words, at, grammar);
        if (year is < First or > Last || year != Math.Floor(year)) return default;
        return dated || !IsCounting(words, at + length, year, grammar) ? ((int)year, at + length - start) : default;
    }

    // "nineteen ninety-eight", "twenty seventeen", or a number like any other.
    static (double Year, int Length) Number(IReadOnlyList<Word> words, int at, ClaimGrammar grammar)
    {
        if (at >= words.Count) return default;
        var (century, first) = NumberReader.Read([words[at]], 0, grammar);
        if (first > 0 && century is 19 or 20 && grammar.Language == "en" && NumberReader.Read(words, at + 1, grammar) is (>= 10 and < 100 and var rest, > 0 and var second))
            return (100 * century + rest, 1 + second);
        return NumberReader.Read(words, at, grammar);
    }

    // "in 2000 cases", "2017 euros"
    static bool IsCounting(IReadOnlyList<Word> words, int at, double number, ClaimGrammar grammar) =>
        at < words.Count && !words[at - 1].EndsClause
        && (grammar.Has("moneyUnits", words[at].Folded) || grammar.TryGet("durationUnits", words[at].Folded, out _) || number % 100 == 0 && words[at].Stem.Length > 0);
}
