using System.Text.Json;

namespace AudioAspire.Scoring.Interviews;

/// <summary>The ground truth of one interview, as in samples/CASE/truth/INTERVIEW.json.</summary>
public sealed record TruthInterview(
    string Name, string Case, string Language, double DurationSeconds,
    IReadOnlyList<TruthSpeaker> Speakers, IReadOnlyList<TruthTurn> Turns, IReadOnlyList<string> MainIdeas)
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static TruthInterview Read(string path) => JsonSerializer.Deserialize<TruthInterview>(File.ReadAllBytes(path), Json)!;

    /// <summary>All interviews with truth below a folder, in order of their paths.</summary>
    public static IReadOnlyList<TruthInterview> All(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is not ("case.json" or "manifest.json" or "options.json"))
            .Order(StringComparer.Ordinal).Select(Read)];
}

public sealed record TruthSpeaker(string Id, string Name, string Role);

/// <param name="Cues">Authored verbal cues; a turn without any is not asserted to have none.</param>
public sealed record TruthTurn(
    int Index, double Start, double End, string Speaker, string Text, string Sentiment,
    bool Backchannel = false, IReadOnlyList<string>? Cues = null);
