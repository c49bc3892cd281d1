using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <summary>A claim prepared for comparison. Persons and words are numbers of the case's <see cref="Vocabulary"/>, words by their places in order.</summary>
/// <param name="Interview">Position of its card in sorted order.</param>
/// <param name="Index">Position of its claim in the card.</param>
/// <param name="Owner">The person who claims.</param>
/// <param name="Stems">Weighted content: own words 1, the question's less, carried topic least.</param>
/// <param name="Subjects">People the claim itself is about.</param>
/// <param name="Near">Those and the people named around it.</param>
internal sealed record Fact(int Interview, int Index, CardClaim Claim, ClaimTraits Traits, int Owner, StemWeights Stems, NumberSet Subjects, NumberSet Near)
{
    public const int None = -1;

    /// <summary>The words of its value, where they are words.</summary>
    public int[] Value { get; init; } = [];

    /// <summary>Of an order, where in its value the mark between the earlier and the later stands.</summary>
    public int Then { get; init; } = None;

    /// <summary>The word that is its unit, or <see cref="None"/>.</summary>
    public int Unit { get; init; } = None;

    /// <summary>Of the answer to "who did it?", the person meant; <see cref="None"/> otherwise.</summary>
    public int Agent { get; init; } = None;

    /// <summary>Of a denial, the stem of which it says the opposite; <see cref="None"/> otherwise.</summary>
    public int Opposite { get; init; } = None;

    public bool Asks(Asked what) => (Traits.Asked & what) != 0;

    // One claim is one fact: compared by identity, however much a record would compare.
    public bool Equals(Fact? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
