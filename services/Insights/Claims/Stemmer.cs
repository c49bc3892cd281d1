namespace AudioAspire.Insights.Claims;

/// <summary>Light stems that join the forms of a word ("hablé", "hablando", "hablamos"): irregular forms by table, endings by rule.
/// Meant for matching within one case, so joining too much is cheaper than too little.</summary>
internal static class Stemmer
{
    const int ShortestStem = 3;

    static readonly string[] Spanish =
    [
        "aduras", "eduras", "iduras", "adoras", "adores", "adora", "ador", "adura", "edura", "idura", "aciones", "amiento", "imiento", "ieramos", "iesemos", "aramos", "aremos", "iremos", "eremos", "abamos", "ariamos", "iendome", "andome",
        "arian", "erian", "irian", "asteis", "isteis", "acion", "iendo", "ieron", "ieran", "iera", "arlo", "arla", "arle", "arse", "arme", "erlo", "erla", "erle", "erme", "irla", "irle", "irlo", "irme", "arlos", "arlas", "arles",
        "aban", "abas", "aron", "ando", "amos", "emos", "imos", "ados", "adas", "idos", "idas", "aste", "iste", "aran", "eran", "iran", "aria", "eria", "iria", "ara", "are", "era", "ere", "ira", "ire", "ian", "ias",
        "aba", "ado", "ada", "ido", "ida", "ia", "io", "ar", "er", "ir", "an", "en", "as", "es", "os", "a", "e", "o", "i",
    ];

    static readonly string[] English = ["ations", "ation", "ingly", "ments", "ment", "ings", "edly", "ness", "ing", "ies", "ied", "es", "ed", "er", "ly", "s", "y", "e"];

    /// <returns>Empty for function words, numbers' digits as they are.</returns>
    public static string Stem(string folded, ClaimGrammar grammar)
    {
        if (grammar.TryGet("lemmas", folded, out var lemma)) folded = lemma;
        else if (grammar.Has("stop", folded) || folded.Length < 2 || IsNumber(folded, grammar)) return "";
        if (char.IsDigit(folded[0])) return folded;
        foreach (var ending in grammar.Language == "es" ? Spanish : English)
            if (folded.EndsWith(ending, StringComparison.Ordinal) && folded.Length - ending.Length >= ShortestStem)
                return Undouble(Agent(folded[..^ending.Length], grammar.Language), grammar.Language);
        return folded;
    }

    static bool IsNumber(string folded, ClaimGrammar grammar) => grammar.TryGet("numbers", folded, out _) || grammar.TryGet("multipliers", folded, out _);

    // "plastered" and "plaster".
    static string Agent(string stem, string language) =>
        language == "en" && stem.Length >= ShortestStem + 2 && stem.EndsWith("er", StringComparison.Ordinal) ? stem[..^2] : stem;

    // "stopped" and "stop".
    static string Undouble(string stem, string language) =>
        language == "en" && stem.Length > ShortestStem && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'e' or 'o') ? stem[..^1] : stem;
}
