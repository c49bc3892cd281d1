namespace AudioAspire.Insights.Claims;

/// <summary>Speech corrects itself: "at three, no, sorry, at four". An editing term between pauses takes back what stands before it
/// (reparandum, interregnum, repair: Shriberg 1994, Preliminaries to a theory of speech disfluencies).</summary>
internal static class SelfRepair
{
    /// <returns>Index of the last editing term; 0 where nothing is corrected.</returns>
    public static int Of(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        for (var i = words.Count - 1; i > 0; i--)
            if (words[i - 1].EndsClause && grammar.Match("repairs", words, i) is > 0 and var length && i + length < words.Count && words[i + length - 1].EndsClause) return i;
        return 0;
    }

    /// <summary>Without the values that a later one of their kind corrects.</summary>
    public static List<Mention> Without(List<Mention> values, int repair) =>
        values.FindAll(v => v.At >= repair || !values.Exists(later => later.At >= repair && later.Kind == v.Kind && later.Unit == v.Unit));
}
