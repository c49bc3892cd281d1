using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <summary>Adds to the claims of a card what only the whole case tells: which people they mean, and how misheard names are spelled.</summary>
internal sealed class FactReader
{
    readonly PeopleIndex _people;
    readonly NameVariants _names;
    readonly Vocabulary _words;
    readonly int[] _places;
    readonly Dictionary<int, NumberSet> _single = [];

    public FactReader(PeopleIndex people, NameVariants names, Vocabulary words)
    {
        (_people, _names, _words) = (people, names, words);
        foreach (var stem in names.LeadingStems) words.Of(stem);
        _places = words.Places();
    }

    /// <param name="interview">The card's position in sorted order.</param>
    public CardFacts Read(PreparedCard card, int interview)
    {
        var identities = new Identities(card.Head.Interview, _people, _names);
        List<Fact> facts = [.. card.Claims.Select((claim, index) => Read(claim, interview, index, identities))];
        // read once: from here on the facts hold all that is needed
        card.Claims.Clear();
        return new CardFacts(interview, card.Content, facts, identities, _places.Length);
    }

    Fact Read(PreparedClaim prepared, int interview, int index, Identities identities)
    {
        var (claim, traits) = (identities.Of(prepared.Claim), prepared.Traits);
        var owner = _words.Of(identities.Owner(claim.Speaker));
        int Named(string name) => _words.Of(identities.Named(name));
        var subjects = prepared.People.Select(Named).ToHashSet();
        if (traits.Person == "self") subjects.Add(owner);
        var near = prepared.Near.Select(Named).Concat(subjects).ToHashSet();
        if (traits.Person is "self" or "we" or "object") near.Add(owner);
        var value = CaseCards.ValueWords(claim);
        return new Fact(interview, index, claim, traits, owner, Stems(prepared, identities), Set(subjects), Set(near))
        {
            Value = Array.ConvertAll(value, Place),
            Then = claim.Kind == ClaimKinds.Sequence ? Array.IndexOf(value, ">") : Fact.None,
            Unit = Place(claim.Subject),
            Agent = claim.Subject != AgentReader.Unit ? Fact.None : claim.Value == "self" ? owner : Named(claim.Value),
            Opposite = Place(traits.Opposite),
        };
    }

    StemWeights Stems(PreparedClaim claim, Identities identities)
    {
        var (words, weights) = claim.Stems;
        string[] spelled = Array.ConvertAll(words, w => identities.Stem(_words[w]));
        if (words.Select((w, i) => ReferenceEquals(spelled[i], _words[w])).All(same => same)) return new StemWeights(Array.ConvertAll(words, w => _places[w]), weights);
        var led = new SortedDictionary<int, float>();
        foreach (var (at, word) in spelled.Index()) led[Place(word)] = Math.Max(weights[at], led.GetValueOrDefault(Place(word)));
        return new StemWeights([.. led.Keys], [.. led.Values]);
    }

    int Place(string word) => word.Length == 0 ? Fact.None : _places[_words.Of(word)];

    // Most claims are about nobody or one person.
    NumberSet Set(HashSet<int> numbers)
    {
        if (numbers.Count == 0) return NumberSet.Empty;
        if (numbers.Count > 1) return new NumberSet([.. numbers]);
        var only = numbers.First();
        if (!_single.TryGetValue(only, out var known)) _single[only] = known = new NumberSet(only);
        return known;
    }
}
