using System.Collections.Frozen;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <summary>A claim prepared for comparison.</summary>
/// <param name="Interview">Position of its card in sorted order.</param>
/// <param name="Owner">The person who claims.</param>
/// <param name="Stems">Weighted content: own words 1, the question's less, carried topic least.</param>
/// <param name="Meaning">Centred embedding of sentence and question together, unit length times 127, as bytes; empty where the card has none.</param>
/// <param name="Subjects">People the claim itself is about.</param>
/// <param name="Near">Those and the people named around it.</param>
/// <param name="When">Months that the claim or its question names.</param>
internal sealed record Fact(
    int Interview, CardClaim Claim, string Owner, StemWeights Stems, sbyte[] Meaning,
    IReadOnlySet<string> Subjects, IReadOnlySet<string> Near, IReadOnlySet<string> When)
{
    /// <summary>Position of its claim in the card.</summary>
    public int Index { get; init; }

    public string Person { get; } = Read(Claim, "person");
    public bool Universal { get; } = Read(Claim, "universal").Length > 0;
    public bool Opinion { get; } = Read(Claim, "opinion").Length > 0;
    public bool Located { get; } = Read(Claim, "located").Length > 0;

    /// <summary>Of the answer to "who did it?", the person meant; empty otherwise.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Days, as month and day, that the claim or its question names.</summary>
    public IReadOnlySet<string> Days { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Of a denial, the stem of which it says the opposite.</summary>
    public string Opposite { get; } = Read(Claim, "opposite");

    /// <summary>The words of its value.</summary>
    public string[] Value => field ??= Claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Ignored { get; } = Claim.Reported || Read(Claim, "plan").Length > 0;

    // One claim is one fact: compared by identity, however much a record would compare.
    public bool Equals(Fact? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    readonly string[] _asks = [.. Claim.Attributes.Where(a => a.Name == "asks").Select(a => a.Value)];

    public bool Asks(string what) => Array.IndexOf(_asks, what) >= 0;

    public bool AsksTheSameAs(Fact other) => _asks.Intersect(other._asks).Any();

    public static string Read(CardClaim claim, string name) => claim.Attributes.FirstOrDefault(a => a.Name == name)?.Value ?? "";

    public static string[] List(CardClaim claim, string name) => Read(claim, name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
