using System.Security.Cryptography;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;
using Google.Protobuf;

namespace AudioAspire.Insights.Compare;

/// <summary>A card's claims prepared for comparison, and how often its turns say each word.</summary>
internal sealed class CardFacts
{
    readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    readonly Dictionary<string, WordIndex> _indices = new(StringComparer.Ordinal);

    /// <param name="facts">One a claim, in the card's order.</param>
    public CardFacts(Card card, IReadOnlyList<Fact> facts, Identities identities)
    {
        (Facts, Identities, Content) = (facts, identities, Digest(card));
        foreach (var turn in facts.GroupBy(f => f.Claim.Turn))
        {
            Turns++;
            foreach (var stem in turn.SelectMany(f => f.Stems.Own).Distinct()) _seen[stem] = Seen(stem) + 1;
        }
        foreach (var group in facts.Where(f => !f.Ignored).GroupBy(f => Group(f.Claim.Kind))) Groups[group.Key] = [.. group];
    }

    public IReadOnlyList<Fact> Facts { get; }

    public Identities Identities { get; }

    /// <summary>SHA-256 of the card.</summary>
    public byte[] Content { get; }

    public int Turns { get; }

    /// <summary>Those that can be compared, by what they can be compared with.</summary>
    public SortedDictionary<string, IReadOnlyList<Fact>> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>In how many turns a stem is said.</summary>
    public int Seen(string stem) => _seen.GetValueOrDefault(stem);

    public void Index(string group)
    {
        if (Groups.TryGetValue(group, out var members)) _indices.TryAdd(group, new WordIndex(members, new Likeness(this)));
    }

    public WordIndex IndexOf(string group) => _indices[group];

    // Without the bytes of a whole card in memory.
    static byte[] Digest(Card card)
    {
        using var sha = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write)) card.WriteTo(stream);
        return sha.Hash!;
    }

    static string Group(string kind) => kind switch
    {
        ClaimKinds.Number => ClaimKinds.Quantity,
        ClaimKinds.Other => ClaimKinds.Negation,
        _ => kind,
    };
}
