using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <summary>Names of people and places that differ between interviews only as misheard ones do (<see cref="NameSounds"/>), each led back to one spelling:
/// that of an interviewed person, otherwise the most frequent.</summary>
internal sealed class NameVariants
{
    const int OftenSaid = 2, Interviewed = 1000;
    readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);

    public NameVariants(IReadOnlyList<PreparedCard> cards, string language)
    {
        var grammar = ClaimGrammar.For(language);
        var said = cards.Select(c => c.Mentioned).ToList();
        var counts = said.SelectMany(s => s).Concat(cards.SelectMany(c => c.Near).Distinct().Select(n => KeyValuePair.Create(n, 0)))
            .Concat(cards.SelectMany(c => c.Head.Speakers).SelectMany(s => Folding.Fold(s.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(n => KeyValuePair.Create(n, Interviewed)))
            .GroupBy(n => n.Key, n => n.Value, StringComparer.Ordinal);
        var leading = new Dictionary<char, List<string>>();
        foreach (var name in counts.OrderByDescending(n => n.Sum()).ThenBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Key))
        {
            if (NameSounds.Key(name, grammar) is not { Length: > 0 } key) continue;
            if (!leading.TryGetValue(key[0], out var known)) leading[key[0]] = known = [];
            // whoever says both, more than once, speaks of two
            var same = known.Find(k => NameSounds.MayBeOne(k, name, grammar) && !said.Exists(s => s.GetValueOrDefault(k) >= OftenSaid && s.GetValueOrDefault(name) >= OftenSaid));
            if (same is null) known.Add(name);
            else
            {
                _names[name] = same;
                _stems[Stemmer.Stem(name, grammar)] = Stemmer.Stem(same, grammar);
            }
        }
    }

    public string Name(string folded) => _names.GetValueOrDefault(folded, folded);

    /// <summary>The same for the stems in which claims keep their words.</summary>
    public string Stem(string stem) => _stems.GetValueOrDefault(stem, stem);

    public IEnumerable<string> LeadingStems => _stems.Values;

    /// <summary>The claim with its value in the leading spelling.</summary>
    public CardClaim Of(CardClaim claim)
    {
        if (_stems.Count == 0 || claim.Kind is not (ClaimKinds.Place or ClaimKinds.Present or ClaimKinds.Negation or ClaimKinds.Other or ClaimKinds.Sequence)) return claim;
        var value = string.Join(' ', claim.Value.Split(' ').Select(w => claim.Kind == ClaimKinds.Present ? Name(w) : Stem(w)));
        if (value == claim.Value) return claim;
        claim = claim.Clone();
        claim.Value = value;
        return claim;
    }}
