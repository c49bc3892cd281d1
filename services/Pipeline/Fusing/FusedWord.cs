namespace AudioAspire.Pipeline.Fusing;

/// <summary>A word on its way to a turn.</summary>
internal sealed record FusedWord(string Text, double Start, double End, double Confidence, bool Glued, int Channel, string? Suspect)
{
    public string Speaker { get; init; } = "";

    /// <inheritdoc cref="Contracts.Results.TranscriptWord.Heard"/>
    public string? Heard { get; init; }

    /// <summary>Said into the speech of somebody who went on speaking.</summary>
    public bool IsAside { get; init; }

    public bool EndsSentence => Text.TrimEnd('"', '\'', ')', '»', '”', '’', ']') is [.., '.' or '?' or '!' or '…' or '。' or '？' or '！' or '।' or '؟'];

    public bool EndsClause => Text is [.., ',' or ';' or ':' or '，' or '、' or '；'];
}
