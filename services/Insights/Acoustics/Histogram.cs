namespace AudioAspire.Insights.Acoustics;

/// <summary>Counts in equal bins: medians of any number of frames in fixed memory.</summary>
internal sealed class Histogram(double low, double width, int bins)
{
    readonly int[] _counts = new int[bins];

    public int Count { get; private set; }

    public void Add(double value)
    {
        _counts[Math.Clamp((int)((value - low) / width), 0, bins - 1)]++;
        Count++;
    }

    public void Add(Histogram other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Count += other.Count;
    }

    /// <summary>The value below which this share (0..1) lies, interpolated inside its bin; null when empty.</summary>
    public double? Quantile(double share)
    {
        if (Count == 0) return null;
        var wanted = share * Count;
        var below = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            if (below + _counts[i] >= wanted && _counts[i] > 0) return low + width * (i + (wanted - below) / _counts[i]);
            below += _counts[i];
        }
        return low + width * _counts.Length;
    }
}
