using System.Text.Json;

namespace AudioAspire.Scaling;

/// <summary>A kind of machine; one job fills it.</summary>
/// <param name="OnDemandPrice">US dollars an hour.</param>
/// <param name="SpotPrice">US dollars an hour.</param>
/// <param name="RealTimeFactor">A job's time over its recording's length.</param>
/// <param name="Basis">Where the figures are from.</param>
internal sealed record Machine(string Name, int Vcpus, double OnDemandPrice, double SpotPrice, double RealTimeFactor, string Basis)
{
    /// <summary>machines.json: the kinds that docs/scaling.md compares.</summary>
    public static IReadOnlyList<Machine> All()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "machines.json"));
        return JsonSerializer.Deserialize<Machine[]>(file, JsonSerializerOptions.Web)!;
    }
}
