using System.Text.Json;

namespace AudioAspire.Scoring;

/// <summary>Ground truth of one interview: samples/CASE/truth/INTERVIEW.json.</summary>
public sealed record InterviewTruth(
    string Name, string Case, string Language, double DurationSeconds,
    IReadOnlyList<TruthSpeaker> Speakers, IReadOnlyList<TruthTurn> Turns, IReadOnlyList<string> MainIdeas)
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>What a recogniser should write: everything but the listener's noises.</summary>
    public string Text => string.Join(' ', Turns.Where(t => !t.Backchannel).Select(t => t.Text));

    public static InterviewTruth Read(string path) => JsonSerializer.Deserialize<InterviewTruth>(File.ReadAllBytes(path), Json)!;

    /// <summary>All interviews with truth in or below a folder, in order of their paths.</summary>
    public static IReadOnlyList<InterviewTruth> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is not ("case.json" or "manifest.json" or "options.json"))
            .Order(StringComparer.Ordinal).Select(Read)];
}

public sealed record TruthSpeaker(string Id, string Name, string Role);

/// <param name="Start">Seconds, like <paramref name="End"/>.</param>
/// <param name="Cues">Authored verbal cues; a turn without any is not asserted to have none.</param>
/// <param name="Segments">Its sentences, each with its times.</param>
public sealed record TruthTurn(
    int Index, double Start, double End, string Speaker, string Text, string Sentiment,
    bool Backchannel = false, IReadOnlyList<string>? Cues = null, IReadOnlyList<TruthSentence>? Segments = null);

public sealed record TruthSentence(double Start, double End, string Text);
