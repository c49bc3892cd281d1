namespace AudioAspire.Contracts.Results;

/// <summary>What a person may choose for a job; the same names on the command line and in a case's options.json.</summary>
public sealed record RunOptions
{
    public const string Auto = "auto";

    /// <value>An ISO 639 code, or "auto" (the default).</value>
    public string Language { get; init; } = Auto;
    /// <value>"N", "N-M" or "auto" (the default).</value>
    public string Speakers { get; init; } = Auto;
    /// <value>Keep fillers and repetitions. The default is false.</value>
    public bool Verbatim { get; init; }
    /// <value>A model of the catalogue; empty (the default) is the shipped one.</value>
    public string Model { get; init; } = "";
    /// <value>Any of affect, cues, voiceprints. The default is none.</value>
    public IReadOnlyList<string> Without { get; init; } = [];

    public static IReadOnlyList<string> CanBeLeftOut { get; } = ["affect", "cues", "voiceprints"];
}
