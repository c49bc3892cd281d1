namespace AudioAspire.Scoring.Interviews;

/// <summary>Accuracy and macro F1 of labels against the truth.</summary>
public sealed class LabelScore
{
    readonly Dictionary<(string Truth, string Found), int> _counts = [];

    public void Add(string truth, string found) => _counts[(truth, found)] = _counts.GetValueOrDefault((truth, found)) + 1;

    public int Count => _counts.Values.Sum();

    public double Accuracy => (double)_counts.Where(c => c.Key.Truth == c.Key.Found).Sum(c => c.Value) / Math.Max(Count, 1);

    /// <summary>The mean of the F1 of every label that the truth has.</summary>
    public double MacroF1 => _counts.Keys.Select(k => k.Truth).Distinct().Order(StringComparer.Ordinal).Select(F1).DefaultIfEmpty(0).Average();

    public double F1(string label)
    {
        var right = _counts.GetValueOrDefault((label, label));
        var wrong = _counts.Where(c => c.Key.Truth == label != (c.Key.Found == label)).Sum(c => c.Value);
        return right == 0 ? 0 : 2.0 * right / (2 * right + wrong);
    }
}
