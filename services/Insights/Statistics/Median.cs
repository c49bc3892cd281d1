namespace AudioAspire.Insights.Statistics;

internal static class Median
{
    /// <summary>Null for no values.</summary>
    public static double? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null
            : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Median absolute deviation, scaled to a standard deviation of normal values (Rousseeuw and Croux 1993).</summary>
    public static double Spread(IReadOnlyCollection<double> values, double median) =>
        1.4826 * (Of(values.Select(v => Math.Abs(v - median))) ?? 0);
}
