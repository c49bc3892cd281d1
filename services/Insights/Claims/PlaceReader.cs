namespace AudioAspire.Insights.Claims;

/// <summary>Places after a preposition, as the stems of their noun phrase ("en la puerta lateral" is <c>puert later</c>).</summary>
internal static class PlaceReader
{
    const int LongestPhrase = 4;

    /// <param name="asked">The sentence answers "where?": every preposition of place counts.</param>
    public static IEnumerable<Mention> Read(IReadOnlyList<Word> words, ClaimGrammar grammar, IReadOnlySet<int> taken, bool asked)
    {
        var list = asked ? "placePrepositions" : "strictPlacePrepositions";
        for (var i = 0; i < words.Count; i++)
        {
            var length = grammar.Match(list, words, i);
            if (length == 0 || words[i + length - 1].EndsClause) continue;
            var at = i + length;
            while (at < words.Count && grammar.Has("determiners", words[at].Folded)) at++;
            var stems = new List<string>();
            var end = at;
            for (; end < words.Count && end < at + LongestPhrase; end++)
            {
                var word = words[end];
                if (taken.Contains(end) || grammar.Has("notPlaces", word.Folded) && !(end == at && at > i + length && grammar.Has("placesWithArticle", word.Folded)) || char.IsDigit(word.Folded[0])) { if (end == at) stems.Clear(); break; }
                if (word.Stem.Length > 0) stems.Add(word.Stem);
                else if (!(grammar.Language == "es" && word.Folded is "de" or "del" or "la" or "el" && end > at) && word.Folded != "of" && word.Folded != "the") break;
                if (word.EndsClause) { end++; break; }
            }
            if (stems.Count == 0) continue;
            yield return new Mention(ClaimKinds.Place, string.Join(' ', stems), words[at < words.Count ? at : i].Name ? "name" : "", i, end - i);
            i = Math.Max(i, end - 1);
        }
    }
}
