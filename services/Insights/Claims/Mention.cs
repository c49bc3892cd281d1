namespace AudioAspire.Insights.Claims;

/// <summary>A value found in a sentence.</summary>
/// <param name="Value">Normalised, see the reader that made it.</param>
/// <param name="Unit">What is counted, located or coloured, as a stem; empty where the sentence does not say.</param>
/// <param name="At">Index of the first word.</param>
/// <param name="Length">Words that the value takes up.</param>
internal sealed record Mention(string Kind, string Value, string Unit, int At, int Length)
{
    /// <summary>It is what the question before asked to count.</summary>
    public bool Answers { get; init; }
}

/// <summary>Kinds of claims, as case.json names them.</summary>
internal static class ClaimKinds
{
    public const string ClockTime = "clock_time", Date = "date", Place = "place", Number = "number", Quantity = "quantity", Duration = "duration",
        Present = "who_was_present", Colour = "colour_object", Negation = "negation", Sequence = "sequence", Other = "other";
}
