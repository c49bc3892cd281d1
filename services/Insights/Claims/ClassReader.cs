namespace AudioAspire.Insights.Claims;

/// <summary>Words of which one excludes the others of its class (the map <c>classes</c>: means of transport or payment, material, weapon, side...),
/// with the class as unit: "by taxi" is <c>taxi</c> of <c>transport</c>.</summary>
internal static class ClassReader
{
    public static IEnumerable<Mention> Read(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!grammar.TryMatch("classes", words, i, out var value, out var length)) continue;
            var (unit, member) = (value[..value.IndexOf(':')], value[(value.IndexOf(':') + 1)..]);
            yield return new Mention(ClaimKinds.Other, member, unit, i, length);
            i += length - 1;
        }
    }
}
