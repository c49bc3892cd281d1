using AudioAspire.Transcriber.Alignment;

namespace AudioAspire.Transcriber.Search;

/// <summary>What the search made of one window.</summary>
/// <param name="Attention">[tokens + 1, positions]: where each token of the best reading looks, and the end of text.</param>
/// <param name="NoSpeechProbability">Of the no-speech token behind the start token.</param>
internal sealed record WindowReading(Hypothesis Best, AttentionMatrix Attention, double NoSpeechProbability)
{
    /// <summary>Where words replaced what was read at first, in order.</summary>
    public IReadOnlyList<FirstHeard> Replaced { get; init; } = [];
}

/// <param name="First">Of the tokens [first, last) that stand there now.</param>
/// <param name="Text">What the search had read.</param>
internal readonly record struct FirstHeard(int First, int Last, string Text)
{
    public FirstHeard Moved(int tokens) => this with { First = First + tokens, Last = Last + tokens };
}
