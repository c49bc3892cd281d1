namespace AudioAspire.Reports.Reading;

/// <summary>The language of a text by its most common words; empty where none stands out.</summary>
internal static class TextLanguage
{
    const double LeastShare = 0.05;

    static readonly (string Code, HashSet<string> Words)[] CommonWords =
    [
        ("en", ["the", "and", "you", "that", "was", "it", "is", "with", "what", "of", "to", "have", "for", "not", "my", "they"]),
        ("es", ["el", "los", "que", "y", "no", "lo", "por", "con", "una", "las", "del", "pero", "muy", "había", "qué", "usted"]),
        ("fr", ["le", "les", "et", "je", "est", "pas", "vous", "dans", "une", "des", "mais", "avec", "il", "elle", "sur", "c'est"]),
        ("de", ["der", "die", "und", "ich", "nicht", "das", "ist", "ein", "mit", "auf", "aber", "war", "sie", "wir", "auch", "haben"]),
        ("it", ["il", "che", "di", "non", "è", "gli", "sono", "una", "per", "ma", "anche", "della", "questo", "più", "ho", "ero"]),
        ("pt", ["o", "não", "um", "uma", "eu", "os", "as", "com", "mas", "do", "da", "em", "você", "foi", "isso", "muito"]),
    ];

    public static (string Language, double Probability) Of(IEnumerable<string> texts)
    {
        var counts = new int[CommonWords.Length];
        var words = 0;
        foreach (var word in texts.SelectMany(t => t.ToLowerInvariant().Split([' ', ',', '.', '?', '!', '¿', '¡', ':', ';'], StringSplitOptions.RemoveEmptyEntries)))
        {
            words++;
            for (var i = 0; i < counts.Length; i++)
                if (CommonWords[i].Words.Contains(word)) counts[i]++;
        }
        var best = Array.IndexOf(counts, counts.Max());
        return words == 0 || counts[best] < LeastShare * words
            ? ("", 0)
            : (CommonWords[best].Code, Math.Round((double)counts[best] / counts.Sum(), 3));
    }
}
