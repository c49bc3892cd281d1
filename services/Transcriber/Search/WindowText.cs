using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Search;

/// <summary>The best reading of a window, as text and as words with times in the recording.</summary>
internal sealed record WindowText(
    SpeechWindow Window, string Text, IReadOnlyList<TimedWord> Words, double AverageLogProbability, double NoSpeechProbability, int[] Tokens);
