using AudioAspire.Transcriber.Alignment;

namespace AudioAspire.Transcriber.Search;

/// <summary>What the search made of one window.</summary>
/// <param name="Attention">[tokens + 1, positions]: where each token of the best reading looks, and the end of text.</param>
/// <param name="NoSpeechProbability">Of the no-speech token behind the start token.</param>
internal sealed record WindowReading(Hypothesis Best, AttentionMatrix Attention, double NoSpeechProbability);
