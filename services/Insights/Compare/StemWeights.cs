namespace AudioAspire.Insights.Compare;

/// <summary>Weighted content words of a claim, sorted by stem; as compact as two arrays, because a large case has hundreds of thousands.
/// Weight 1 marks the claim's own words.</summary>
internal sealed class StemWeights
{
    const float OwnWeight = 1;
    readonly string[] _stems;
    readonly float[] _weights;

    public StemWeights(SortedDictionary<string, float> weights) => (_stems, _weights) = ([.. weights.Keys], [.. weights.Values]);

    public int Count => _stems.Length;

    public IReadOnlyList<string> Stems => _stems;

    public IEnumerable<(string Stem, float Weight)> Entries => _stems.Zip(_weights);

    public IEnumerable<string> Own => Entries.Where(e => e.Weight >= OwnWeight).Select(e => e.Stem);

    /// <summary>Sum over the shared words of both weights times a factor of the word.</summary>
    public double Dot(StemWeights other, Func<string, double> factor)
    {
        double sum = 0;
        for (int i = 0, k = 0; i < _stems.Length && k < other._stems.Length;)
        {
            // stems are pooled: equal ones are mostly the same object
            var order = ReferenceEquals(_stems[i], other._stems[k]) ? 0 : string.CompareOrdinal(_stems[i], other._stems[k]);
            if (order == 0) sum += _weights[i] * other._weights[k] * factor(_stems[i]);
            if (order <= 0) i++;
            if (order >= 0) k++;
        }
        return sum;
    }

    /// <summary>0 for a word that is not there.</summary>
    public float this[string stem] => Array.BinarySearch(_stems, stem, StringComparer.Ordinal) is >= 0 and var at ? _weights[at] : 0;

    public bool Contains(string stem) => this[stem] > 0;

    public bool Owns(string stem) => this[stem] >= OwnWeight;
}
