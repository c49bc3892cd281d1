namespace AudioAspire.Insights.Compare;

/// <summary>Weighted content words of a claim, as sorted numbers of a <see cref="Vocabulary"/>: as compact as two arrays, because a large case
/// has hundreds of thousands. Weight 1 marks the claim's own words.</summary>
internal sealed class StemWeights
{
    const float OwnWeight = 1;

    /// <summary>Of what question and answer both name: marks it, and counts as much as any own word.</summary>
    public const float FocusWeight = 1.001f;
    readonly int[] _stems;
    readonly float[] _weights;

    /// <param name="stems">Ascending, each once.</param>
    public StemWeights(int[] stems, float[] weights)
    {
        (_stems, _weights) = (stems, weights);
        foreach (var weight in weights)
            if (weight >= OwnWeight) OwnCount++;
    }

    public int Count => _stems.Length;

    /// <summary>How many are the claim's own.</summary>
    public int OwnCount { get; }

    public ReadOnlySpan<int> Stems => _stems;

    public ReadOnlySpan<float> Weights => _weights;

    public IEnumerable<(int Stem, float Weight)> Entries => _stems.Zip(_weights);

    public IEnumerable<int> Own => _stems.Where((_, i) => _weights[i] >= OwnWeight);

    /// <summary>0 for a word that is not there.</summary>
    public float this[int stem] => Array.BinarySearch(_stems, stem) is >= 0 and var at ? _weights[at] : 0;

    public bool Contains(int stem) => this[stem] > 0;

    public bool ContainsAny(int[] stems) => Array.Exists(stems, Contains);

    public bool Owns(int stem) => this[stem] >= OwnWeight;

    /// <summary>Whether a word of both weighs at least so much here, and so much there.</summary>
    bool Shares(StemWeights other, float here, float there)
    {
        for (int i = 0, k = 0; i < _stems.Length && k < other._stems.Length;)
        {
            var (own, its) = (_stems[i], other._stems[k]);
            if (own == its && _weights[i] >= here && other._weights[k] >= there) return true;
            if (own <= its) i++;
            if (its <= own) k++;
        }
        return false;
    }

    /// <summary>Whether question and answer name something that the other does not know.</summary>
    public bool FocusesApart(StemWeights other)
    {
        for (var i = 0; i < _stems.Length; i++)
            if (_weights[i] >= FocusWeight && !other.Contains(_stems[i])) return true;
        return false;
    }

    public bool SharesAny(StemWeights other) => Shares(other, 0, 0);

    /// <summary>Whether an own word of this stands in the other at all.</summary>
    public bool SharesOwn(StemWeights other) => Shares(other, OwnWeight, 0);

    public bool BothOwn(StemWeights other) => Shares(other, OwnWeight, OwnWeight);
}
