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
    readonly double[] _rarities;
    readonly double[][] _norms;

    public Likeness(params IEnumerable<CardFacts> cards)
    {
        _cards = [.. cards.Distinct()];
        var turns = _cards.Sum(c => c.Turns);
        _rarities = [.. Enumerable.Range(0, turns + 1).Select(seen => Math.Log(1 + (turns + 1.0) / (1 + seen)))];
        _norms = new double[_cards.Length][];
    }

    /// <summary>Rarity of a stem in the interviews.</summary>
    public double Weight(int stem)
    {
        var seen = 0;
        foreach (var card in _cards) seen += card.Seen(stem);
        return _rarities[seen];
    }

    public double Of(Fact a, Fact b) => WordShare * Words(a, b) + (1 - WordShare) * Math.Max(0, Meaning(a, b));

    public double Words(Fact a, Fact b)
    {
        var dot = Dot(a.Stems, b.Stems);
        return dot == 0 ? 0 : dot / Math.Sqrt(Norm(a) * Norm(b));
    }

    public static double Meaning(Fact a, Fact b)
    {
        var (x, y) = (a.Traits.Meaning, b.Traits.Meaning);
        return x.Length == 0 || x.Length != y.Length ? 0 : Dot(x, y) / (double)(Unit * Unit);
    }

    // Sum over the shared words of both weights times the word's squared rarity.
    double Dot(StemWeights a, StemWeights b)
    {
        ReadOnlySpan<int> x = a.Stems, y = b.Stems;
        double sum = 0;
        for (int i = 0, k = 0; i < x.Length && k < y.Length;)
        {
            var (own, other) = (x[i], y[k]);
            if (own == other && Weight(own) is var rarity) sum += a.Weights[i] * b.Weights[k] * (rarity * rarity);
            if (own <= other) i++;
            if (other <= own) k++;
        }
        return sum;
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
        var card = Array.FindIndex(_cards, c => c.Interview == fact.Interview);
        ref var norm = ref (_norms[card] ??= new double[_cards[card].Facts.Count])[fact.Index];
        if (norm == 0) norm = Math.Max(1e-9, Dot(fact.Stems, fact.Stems));
        return norm;
    }
}
