namespace AudioAspire.Reports.Reading;

/// <summary>Which texts before a colon are names of speakers in this file: those that come back, and those that are written like names.
/// "Una cosa: no fui yo" is neither.</summary>
internal static class SpeakerPrefixes
{
    static readonly HashSet<string> Particles = ["de", "del", "la", "las", "los", "y", "van", "von", "der", "da", "di", "du", "le"];
    const int MostWords = 6;

    public static HashSet<string> Of(IReadOnlyList<CueBlock> blocks) =>
    [
        .. blocks.Select(b => CueText.PrefixOfPayload(b.Payload)).OfType<string>()
            .GroupBy(p => p)
            .Where(g => IsWrittenLikeAName(g.Key) || g.Count() > 2 && g.Count() * 20 > blocks.Count)
            .Select(g => g.Key),
    ];

    static bool IsWrittenLikeAName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords && Array.TrueForAll(words, w => !char.IsLower(w[0]) || Particles.Contains(w)) && !words[^1].Contains('.')
            || text is "unknown";
    }
}
