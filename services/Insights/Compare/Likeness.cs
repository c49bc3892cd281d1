using System.Numerics.Tensors;

namespace AudioAspire.Insights.Compare;

/// <summary>How likely two claims are about the same thing: rare shared words (TF-IDF cosine) and shared meaning (embedding cosine).</summary>
internal sealed class Likeness
{
    const double WordShare = 0.55;
    readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    readonly int _turns;
    readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    readonly Dictionary<Fact, double> _norms = new(ReferenceEqualityComparer.Instance);

    public Likeness(IReadOnlyList<Fact> facts)
    {
        var byTurn = facts.GroupBy(f => (f.Interview, f.Claim.Turn)).ToList();
        _turns = byTurn.Count;
        foreach (var turn in byTurn)
            foreach (var stem in turn.SelectMany(f => f.Own).Distinct())
                _seen[stem] = _seen.GetValueOrDefault(stem) + 1;
        foreach (var stem in facts.SelectMany(f => f.Stems.Keys).Distinct()) _weights[stem] = Rarity(stem);
        foreach (var fact in facts) _norms[fact] = Math.Max(1e-9, fact.Stems.Sum(s => s.Value * s.Value * Square(s.Key)));
    }

    /// <summary>Rarity of a stem in the case.</summary>
    public double Weight(string stem) => _weights.TryGetValue(stem, out var weight) ? weight : Rarity(stem);

    double Rarity(string stem) => Math.Log(1 + (_turns + 1.0) / (1 + _seen.GetValueOrDefault(stem)));

    public double Of(Fact a, Fact b) => WordShare * Words(a, b) + (1 - WordShare) * Math.Max(0, Meaning(a, b));

    public double Words(Fact a, Fact b)
    {
        double dot = 0;
        foreach (var (stem, weight) in a.Stems)
            if (b.Stems.TryGetValue(stem, out var other)) dot += weight * other * Square(stem);
        return dot == 0 ? 0 : dot / Math.Sqrt(Norm(a) * Norm(b));
    }

    public static double Meaning(Fact a, Fact b) =>
        a.Meaning.Length == 0 || a.Meaning.Length != b.Meaning.Length ? 0 : TensorPrimitives.Dot<float>(a.Meaning, b.Meaning);

    double Norm(Fact fact) => _norms[fact];

    double Square(string stem) => Weight(stem) is var w ? w * w : 0;
}
