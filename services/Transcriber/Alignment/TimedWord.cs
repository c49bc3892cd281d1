namespace AudioAspire.Transcriber.Alignment;

/// <param name="Text">With its punctuation, without surrounding space.</param>
/// <param name="Start">Seconds of the recording, like <paramref name="End"/>.</param>
/// <param name="Confidence">Geometric mean of its tokens' probabilities.</param>
/// <param name="Glued">No space before it.</param>
internal sealed record TimedWord(string Text, double Start, double End, double Confidence, bool Glued)
{
    /// <summary>What was read at first, where this word stands for it; else empty.</summary>
    public string Heard { get; init; } = "";
}
