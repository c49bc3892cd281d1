namespace AudioAspire.Insights.Claims;

/// <summary>Colours with the thing they colour: the noun beside, or (unit empty) whatever the sentence is about.</summary>
internal static class ColourReader
{
    public static IEnumerable<Mention> Read(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!grammar.TryGet("colours", words[i].Folded, out var colour) || words[i].Name) continue;
            // "máquina de café", "an orange." are things; "an orange van" is not
            var follows = grammar.Language == "en" && i + 1 < words.Count && !words[i].EndsClause;
            if (i > 0 && !follows && grammar.Has("nounColours", words[i].Folded) && (grammar.Has("determiners", words[i - 1].Folded) || words[i - 1].Folded is "de" or "of")) continue;
            var noun = "";
            if (grammar.Language == "es") noun = i > 0 && !grammar.Has("copula", words[i - 1].Folded) && !words[i - 1].EndsClause ? words[i - 1].Stem : "";
            else if (i + 1 < words.Count && !words[i].EndsClause)
            {
                // "red leather box": the last of the nouns, at most three words on
                for (var k = i + 1; k < words.Count && k <= i + 3 && words[k].Stem.Length > 0; k++)
                {
                    noun = words[k].Stem;
                    if (words[k].EndsClause) break;
                }
            }
            yield return new Mention(ClaimKinds.Colour, colour, noun, i, 1);
        }
    }
}
