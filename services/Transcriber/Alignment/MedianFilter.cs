using System.Numerics;

namespace AudioAspire.Transcriber.Alignment;

/// <summary>Median over seven neighbours, reflected at both ends, a vector of places at a time.</summary>
internal sealed class MedianFilter(int length)
{
    const int Width = 7, Half = Width / 2;

    // Thirteen exchanges leave the median in the middle (Devillard, "Fast median search", 1998).
    static readonly (int Low, int High)[] Exchanges =
        [(0, 5), (0, 3), (1, 6), (2, 4), (0, 1), (3, 5), (2, 6), (2, 3), (3, 6), (4, 5), (1, 4), (1, 3), (3, 4)];

    static readonly int Lanes = Vector<float>.Count;
    readonly float[] _padded = new float[length + Width + Lanes];
    readonly float[] _filtered = new float[length + Lanes];

    /// <param name="values">As many as the filter's length.</param>
    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<float> Apply(ReadOnlySpan<float> values)
    {
        for (var i = 0; i < length + 2 * Half; i++) _padded[i] = values[Reflect(i - Half)];
        Span<Vector<float>> window = stackalloc Vector<float>[Width];
        for (var p = 0; p < length; p += Lanes)
        {
            for (var k = 0; k < Width; k++) window[k] = new Vector<float>(_padded, p + k);
            foreach (var (low, high) in Exchanges)
                (window[low], window[high]) = (Vector.Min(window[low], window[high]), Vector.Max(window[low], window[high]));
            window[Half].CopyTo(_filtered, p);
        }
        return _filtered.AsSpan(0, length);
    }

    int Reflect(int at)
    {
        at = Math.Abs(at);
        return Math.Clamp(at < length ? at : 2 * length - 2 - at, 0, length - 1);
    }
}
