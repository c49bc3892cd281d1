namespace AudioAspire.Transcriber.Languages;

/// <summary>One language for the recording from the probabilities of several windows: the highest mean wins.</summary>
internal static class LanguageVote
{
    public static (string Language, double Probability) Decide(IReadOnlyCollection<string> languages, IReadOnlyList<double[]> windows)
    {
        var best = languages
            .Select((language, i) => (language, probability: windows.Average(w => w[i])))
            .MaxBy(l => l.probability);
        return (best.language, best.probability);
    }
}
