using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Recognition;

/// <summary>The language of each window: the given one, or else the recording's, unless the window is clearly in another.</summary>
internal sealed class LanguageChoice
{
    /// <summary>Short or doubtful windows follow the recording: Whisper takes an accent or a name for a language.</summary>
    const double SwitchProbability = 0.9, SwitchSeconds = 5;

    readonly IReadOnlyList<string> _languages = [];

    LanguageChoice(string recording) => (Recording, Probability) = (recording, 1);
    LanguageChoice(IReadOnlyList<string> languages) => _languages = languages;

    /// <summary>Empty until the first windows were heard.</summary>
    public string Recording { get; private set; } = "";
    public double Probability { get; private set; }
    /// <summary>Whether <see cref="Of"/> wants the windows' probabilities.</summary>
    public bool IsAutomatic => _languages.Count > 0;

    public static LanguageChoice Given(string language) => new(language);

    /// <param name="languages">In the order of the probabilities that <see cref="Of"/> gets.</param>
    public static LanguageChoice Automatic(IReadOnlyList<string> languages) => new(languages);

    /// <summary>The first call's windows vote for the recording's language: the highest mean probability wins.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<SpeechWindow> windows, IReadOnlyList<double[]> probabilities)
    {
        if (IsAutomatic && Recording.Length == 0)
            (Recording, Probability) = _languages.Select((l, i) => (l, probabilities.Average(w => w[i]))).MaxBy(l => l.Item2);
        return [.. windows.Select((w, i) => IsAutomatic && w.Length >= SwitchSeconds ? Of(probabilities[i]) : Recording)];
    }

    string Of(double[] probabilities)
    {
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return probabilities[best] >= SwitchProbability ? _languages[best] : Recording;
    }
}
