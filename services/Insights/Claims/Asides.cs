namespace AudioAspire.Insights.Claims;

/// <summary>Takes out of a sentence what only says how far its speaker can know: "as far as I know" makes nothing the speaker's own.</summary>
internal static class Asides
{
    public static List<Word> Without(List<Word> words, ClaimGrammar grammar)
    {
        for (var i = 0; i < words.Count; i++)
            if (grammar.Match("asides", words, i) is > 0 and var length && length < words.Count) words.RemoveRange(i, length);
        return words;
    }
}
