using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <summary>A claim prepared for comparison.</summary>
/// <param name="Interview">Position of its card in sorted order.</param>
/// <param name="Owner">The person who claims.</param>
/// <param name="Stems">Weighted content: own words 1, the question's less, carried topic least; sorted by stem.</param>
/// <param name="Own">Stems of the claim's own words.</param>
/// <param name="Meaning">Centred embedding of sentence and question together, unit length; empty where the card has none.</param>
/// <param name="Subjects">People the claim itself is about.</param>
/// <param name="Near">Those and the people named around it.</param>
/// <param name="When">Months that the claim or its question names.</param>
internal sealed record Fact(
    int Interview, CardClaim Claim, string Owner, IReadOnlyDictionary<string, float> Stems, IReadOnlySet<string> Own, float[] Meaning,
    IReadOnlySet<string> Subjects, IReadOnlySet<string> Near, IReadOnlySet<string> When)
{
    public string Person { get; } = Read(Claim, "person");
    public bool Universal { get; } = Read(Claim, "universal").Length > 0;
    public bool Opinion { get; } = Read(Claim, "opinion").Length > 0;
    public bool Ignored { get; } = Claim.Reported || Read(Claim, "plan").Length > 0;
    public bool Asks(string what) => Claim.Attributes.Any(a => a.Name == "asks" && a.Value == what);

    public static string Read(CardClaim claim, string name) => claim.Attributes.FirstOrDefault(a => a.Name == name)?.Value ?? "";

    public static string[] List(CardClaim claim, string name) => Read(claim, name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
