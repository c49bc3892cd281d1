using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Compare;

/// <summary>Attributes of a claim, read once.</summary>
/// <param name="meaning">Centred embedding of sentence and question together, unit length times 127, as bytes; empty where the card has none.</param>
/// <param name="dates">Months and days that the claim or its question names.</param>
/// <param name="events">Those of contrary pairs that the claim or its question names.</param>
internal sealed class ClaimTraits(CardClaim claim, sbyte[] meaning, NamedDates dates, ulong events)
{
    public sbyte[] Meaning => meaning;
    public NamedDates Dates => dates;
    public NumberSet Days => dates.Days;

    /// <summary>Whom it is about, seen from its speaker.</summary>
    public string Person { get; } = string.Intern(Read(claim, "person"));

    public Asked Asked { get; } = AskedBefore(claim);
    public bool Universal { get; } = Read(claim, "universal").Length > 0;
    public bool Opinion { get; } = Read(claim, "opinion").Length > 0;
    public bool Located { get; } = Read(claim, "located").Length > 0;

    /// <summary>It tells who was there, or was not.</summary>
    public bool Attendance { get; } = Read(claim, "attendance").Length > 0;

    /// <summary>The answer to a question for what the speaker has, gets or pays.</summary>
    public bool Owned { get; } = Read(claim, "owned").Length > 0;

    /// <summary>A denial that was taken for a no.</summary>
    public bool Implied { get; } = Read(claim, "implied").Length > 0;

    public bool Ignored { get; } = claim.Reported || Read(claim, "plan").Length > 0;

    /// <summary>Of a denial, the stem of which it says the opposite; empty otherwise.</summary>
    public string Opposite { get; } = Read(claim, "opposite");

    /// <summary>Whether the two tell of contrary events, and of none together: what opens at nine may close at eight.</summary>
    public bool IsContraryTo(ClaimTraits other) => (_events & other._events) == 0 && (Contrary(_events) & other._events) != 0;

    readonly ulong _events = events;

    const ulong Even = 0x5555555555555555;

    static ulong Contrary(ulong events) => (events & Even) << 1 | events >> 1 & Even;

    public static string Read(CardClaim claim, string name)
    {
        foreach (var attribute in claim.Attributes)
            if (attribute.Name == name) return attribute.Value;
        return "";
    }

    public static string[] List(CardClaim claim, string name) => Read(claim, name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static Asked AskedBefore(CardClaim claim)
    {
        var asked = Asked.Nothing;
        foreach (var attribute in claim.Attributes)
            if (attribute.Name == "asks") asked |= Enum.Parse<Asked>(attribute.Value, ignoreCase: true);
        return asked;
    }
}

/// <summary>What the question before asked for.</summary>
[Flags]
internal enum Asked { Nothing = 0, Where = 1, Time = 2, Duration = 4, Date = 8, Presence = 16, Matter = 32, Count = 64 }
