using System.Runtime.Intrinsics;

namespace AudioAspire.Insights.Compare;

/// <summary>How likely two claims are about the same thing: rare shared words (TF-IDF cosine) and shared meaning (embedding cosine).
/// What is rare is told by the given interviews alone, so that two accounts are judged the same whatever else is in the case. Not thread-safe.</summary>
internal sealed class Likeness
{
    /// <summary>What a meaning's bytes are multiplied by.</summary>
    public const int Unit = 127;
    const double WordShare = 0.55;

    readonly CardFacts[] _cards;
    readonly int _turns;
    readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    readonly Dictionary<Fact, double> _norms = [];
    readonly Func<string, double> _square;

    public Likeness(params IEnumerable<CardFacts> cards)
    {
        _cards = [.. cards.Distinct()];
        _turns = _cards.Sum(c => c.Turns);
        _square = Square;
    }

    /// <summary>Rarity of a stem in the interviews.</summary>
    public double Weight(string stem)
    {
        if (_weights.TryGetValue(stem, out var weight)) return weight;
        var seen = 0;
        foreach (var card in _cards) seen += card.Seen(stem);
        return _weights[stem] = Math.Log(1 + (_turns + 1.0) / (1 + seen));
    }

    public double Of(Fact a, Fact b) => WordShare * Words(a, b) + (1 - WordShare) * Math.Max(0, Meaning(a, b));

    public double Words(Fact a, Fact b)
    {
        var dot = a.Stems.Dot(b.Stems, _square);
        return dot == 0 ? 0 : dot / Math.Sqrt(Norm(a) * Norm(b));
    }

    public static double Meaning(Fact a, Fact b)
    {
        if (a.Meaning.Length == 0 || a.Meaning.Length != b.Meaning.Length) return 0;
        return Dot(a.Meaning, b.Meaning) / (double)(Unit * Unit);
    }

    // Two products of at most Unit squared fit into 16 bits.
    static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sums = Vector128<int>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector128<sbyte>.Count; i += Vector128<sbyte>.Count)
        {
            var (x, y) = (Vector128.Create(a.Slice(i, Vector128<sbyte>.Count)), Vector128.Create(b.Slice(i, Vector128<sbyte>.Count)));
            var products = Vector128.WidenLower(x) * Vector128.WidenLower(y) + Vector128.WidenUpper(x) * Vector128.WidenUpper(y);
            sums += Vector128.WidenLower(products) + Vector128.WidenUpper(products);
        }
        var dot = Vector128.Sum(sums);
        for (; i < a.Length; i++) dot += a[i] * b[i];
        return dot;
    }

    double Norm(Fact fact)
    {
        if (!_norms.TryGetValue(fact, out var norm)) _norms[fact] = norm = Math.Max(1e-9, fact.Stems.Dot(fact.Stems, _square));
        return norm;
    }

    double Square(string stem) => Weight(stem) is var w ? w * w : 0;
}
