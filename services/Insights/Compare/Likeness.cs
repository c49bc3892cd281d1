namespace AudioAspire.Insights.Compare;

/// <summary>How likely two claims are about the same thing: rare shared words (TF-IDF cosine) and shared meaning (embedding cosine).</summary>
internal sealed class Likeness
{
    /// <summary>What a meaning's bytes are multiplied by.</summary>
    public const int Unit = 127;
    const double WordShare = 0.55;
    readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    readonly int _turns;
    readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    readonly Dictionary<Fact, double> _norms = [];

    readonly Func<string, double> _square;

    public Likeness(IReadOnlyList<Fact> facts)
    {
        _square = Square;
        var byTurn = facts.GroupBy(f => (f.Interview, f.Claim.Turn)).ToList();
        _turns = byTurn.Count;
        foreach (var turn in byTurn)
            foreach (var stem in turn.SelectMany(f => f.Stems.Own).Distinct())
                _seen[stem] = _seen.GetValueOrDefault(stem) + 1;
        foreach (var stem in facts.SelectMany(f => f.Stems.Stems).Distinct()) _weights[stem] = Rarity(stem);
        foreach (var fact in facts) _norms[fact] = Math.Max(1e-9, fact.Stems.Dot(fact.Stems, _square));
    }

    /// <summary>Rarity of a stem in the case.</summary>
    public double Weight(string stem) => _weights.TryGetValue(stem, out var weight) ? weight : Rarity(stem);

    double Rarity(string stem) => Math.Log(1 + (_turns + 1.0) / (1 + _seen.GetValueOrDefault(stem)));

    public double Of(Fact a, Fact b) => WordShare * Words(a, b) + (1 - WordShare) * Math.Max(0, Meaning(a, b));

    public double Words(Fact a, Fact b)
    {
        var dot = a.Stems.Dot(b.Stems, _square);
        return dot == 0 ? 0 : dot / Math.Sqrt(Norm(a) * Norm(b));
    }

    public static double Meaning(Fact a, Fact b)
    {
        if (a.Meaning.Length == 0 || a.Meaning.Length != b.Meaning.Length) return 0;
        var dot = 0;
        for (var i = 0; i < a.Meaning.Length; i++) dot += a.Meaning[i] * b.Meaning[i];
        return dot / (double)(Unit * Unit);
    }

    double Norm(Fact fact) => _norms[fact];

    double Square(string stem) => Weight(stem) is var w ? w * w : 0;
}
