namespace AudioAspire.Insights.Compare;

/// <summary>A few different numbers.</summary>
internal readonly struct NumberSet(params int[] numbers)
{
    public static readonly NumberSet Empty = new([]);

    public int Count => numbers.Length;

    public bool Contains(int number) => Array.IndexOf(numbers, number) >= 0;

    public bool Overlaps(NumberSet other)
    {
        foreach (var number in numbers)
            if (other.Contains(number)) return true;
        return false;
    }

    /// <summary>Whether it has another number than this one.</summary>
    public bool HasOtherThan(int number)
    {
        foreach (var own in numbers)
            if (own != number) return true;
        return false;
    }
}
