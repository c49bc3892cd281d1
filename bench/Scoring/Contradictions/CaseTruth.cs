using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioAspire.Scoring.Contradictions;

/// <summary>Ground truth across the interviews of a case: case.json of a truth folder.</summary>
public sealed record CaseTruth(
    IReadOnlyList<PlantedContradiction> Contradictions, IReadOnlyList<TurnPair> Agreements,
    [property: JsonPropertyName("hard_negatives")] IReadOnlyList<TurnPair> HardNegatives)
{
    public static CaseTruth Read(string folder) =>
        JsonSerializer.Deserialize<CaseTruth>(File.ReadAllBytes(Path.Combine(folder, "case.json")), JsonSerializerOptions.Web)!;
}

/// <param name="Also">Other pairs that show the same contradiction.</param>
public sealed record PlantedContradiction(int Id, string Kind, TruthSide A, TruthSide B, IReadOnlyList<TurnPair>? Also, string Explanation)
{
    public IEnumerable<TurnPair> Pairs => (Also ?? []).Prepend(new TurnPair(A, B));
}

public sealed record TurnPair(TruthSide A, TruthSide B);

public sealed record TruthSide(string Interview, int Turn, double Start, double End, string Quote);
