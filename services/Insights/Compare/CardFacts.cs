using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <summary>A card's claims prepared for comparison, and how often its turns say each word.</summary>
internal sealed class CardFacts
{
    readonly int[] _seen;
    readonly Dictionary<string, WordIndex> _indices = new(StringComparer.Ordinal);

    /// <param name="interview">Position of the card in sorted order.</param>
    /// <param name="content">SHA-256 of the card.</param>
    /// <param name="facts">One a claim, in the card's order.</param>
    /// <param name="words">How many different words the case has.</param>
    public CardFacts(int interview, byte[] content, IReadOnlyList<Fact> facts, Identities identities, int words)
    {
        (Interview, Content, Facts, Identities, _seen) = (interview, content, facts, identities, new int[words]);
        foreach (var turn in facts.GroupBy(f => f.Claim.Turn))
        {
            Turns++;
            foreach (var stem in turn.SelectMany(f => f.Stems.Own).Distinct()) _seen[stem]++;
        }
        foreach (var group in facts.Where(f => !f.Traits.Ignored).GroupBy(f => Group(f.Claim.Kind))) Groups[group.Key] = [.. group];
    }

    public int Interview { get; }

    public byte[] Content { get; }

    public IReadOnlyList<Fact> Facts { get; }

    public Identities Identities { get; }

    public int Turns { get; }

    /// <summary>Those that can be compared, by what they can be compared with.</summary>
    public SortedDictionary<string, IReadOnlyList<Fact>> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>In how many turns a stem is said.</summary>
    public int Seen(int stem) => _seen[stem];

    public void Index(string group)
    {
        if (Groups.TryGetValue(group, out var members)) _indices.TryAdd(group, new WordIndex(members, new Likeness(this)));
    }

    public WordIndex IndexOf(string group) => _indices[group];

    static string Group(string kind) => kind switch
    {
        ClaimKinds.Number => ClaimKinds.Quantity,
        ClaimKinds.Other => ClaimKinds.Negation,
        _ => kind,
    };
}
