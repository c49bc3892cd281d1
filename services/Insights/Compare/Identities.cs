using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <summary>Whom one card's speakers and names mean in the case, and what was looked up: all that the other interviews decide about a card's claims.</summary>
internal sealed class Identities(string interview, PeopleIndex people, NameVariants names)
{
    /// <summary>Person by what the card calls him or her.</summary>
    public SortedDictionary<string, string> Persons { get; } = new(StringComparer.Ordinal);

    /// <summary>Leading spelling by the card's own, where they differ.</summary>
    public SortedDictionary<string, string> Spellings { get; } = new(StringComparer.Ordinal);

    public string Owner(string speaker) => Persons[$"{interview}/{speaker}"] = people.Of(interview, speaker);

    public string Named(string name) => Persons[name] = people.Named(names.Name(name));

    public string Stem(string stem) => Spelled(stem, names.Stem(stem));

    public CardClaim Of(CardClaim claim)
    {
        var led = names.Of(claim);
        Spelled(claim.Value, led.Value);
        return led;
    }

    string Spelled(string own, string leading) => own == leading ? own : Spellings[own] = leading;
}
