using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Checks;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Search;

/// <summary>The best reading of a window, as text and as words with times in the recording.</summary>
/// <param name="Tokens">Of the text.</param>
internal sealed record WindowText(
    SpeechWindow Window, string Text, IReadOnlyList<TimedWord> Words, double AverageLogProbability, double NoSpeechProbability, int Tokens, string Language)
{
    /// <summary>Why the text may not have been said; empty where nothing speaks against it.</summary>
    public string Suspect => field ??= TextQuality.Suspect(this);

    /// <summary>The model itself heard nobody: such words are left out.</summary>
    public bool IsInvented => Suspect is "silence" or "phantom";
}
