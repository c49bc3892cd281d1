using AudioAspire.Insights.Statistics;

namespace AudioAspire.Insights.Cues;

/// <summary>A speaker's usual value of one measure over his or her answers, leaving the judged one out.</summary>
internal sealed class Baseline
{
    /// <summary>With fewer other answers nothing is called unusual.</summary>
    public const int LeastAnswers = 8;

    readonly double[] _values;
    readonly double _leastSpread;

    /// <param name="values">One an answer.</param>
    /// <param name="leastSpread">Below this spread differences are not heard: the measure's own error.</param>
    public Baseline(IEnumerable<double> values, double leastSpread) => (_values, _leastSpread) = ([.. values], leastSpread);

    public int Answers => _values.Length;

    public bool IsSufficient => _values.Length > LeastAnswers;

    public double? Median => Statistics.Median.Of(_values);

    /// <summary>Robust z-score of the value at a position against all the others (Iglewicz and Hoaglin 1993), and their median; null where speech is too thin.</summary>
    public (double Z, double Median)? Judge(int position)
    {
        if (!IsSufficient) return null;
        double[] others = [.. _values.Where((_, i) => i != position)];
        var median = Statistics.Median.Of(others)!.Value;
        return ((_values[position] - median) / Math.Max(Statistics.Median.Spread(others, median), _leastSpread), median);
    }
}
