using System.Text.Json;

namespace AudioAspire.Scoring.Words;

/// <summary>Ground truth of one interview: samples/CASE/truth/NAME.json.</summary>
public sealed record InterviewTruth(string Name, string Language, IReadOnlyList<TruthTurn> Turns)
{
    public static InterviewTruth Read(string path) =>
        JsonSerializer.Deserialize<InterviewTruth>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;

    /// <summary>What a recogniser should write: everything but the listener's noises.</summary>
    public string Text => string.Join(' ', Turns.Where(t => !t.Backchannel).Select(t => t.Text));
}

public sealed record TruthTurn(double Start, double End, string Speaker, string Text, bool Backchannel = false, IReadOnlyList<TruthSentence>? Segments = null);

/// <param name="Start">Seconds, like <paramref name="End"/>.</param>
public sealed record TruthSentence(double Start, double End, string Text);
