namespace AudioAspire.Insights.Claims;

/// <summary>Marks names also where a sentence begins with them: a word is a name everywhere once it is one inside a sentence.</summary>
internal static class Names
{
    public static IReadOnlyList<List<Word>> Mark(IReadOnlyList<List<Word>> sentences, ClaimGrammar grammar)
    {
        var names = sentences.SelectMany(s => s).Where(w => w.Name).Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        names.ExceptWith(sentences.SelectMany(s => s).Where(w => char.IsLower(w.Text[0])).Select(w => w.Folded));
        var places = names.Where(n => sentences.All(s => Enumerable.Range(0, s.Count).All(i => s[i].Folded != n || i > 0 && grammar.Has("placeNamePrepositions", s[i - 1].Folded)))).ToHashSet(StringComparer.Ordinal);
        return [.. sentences.Select(s => s.ConvertAll(w => w with { Name = names.Contains(w.Folded), IsPlaceName = places.Contains(w.Folded) }))];
    }
}
