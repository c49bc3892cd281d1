namespace AudioAspire.Insights.Compare;

/// <summary>The words of a case as numbers, which are smaller than strings and compared at once.</summary>
internal sealed class Vocabulary
{
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly List<string> _words = [];

    public int Of(string word)
    {
        if (_numbers.TryGetValue(word, out var number)) return number;
        _words.Add(word);
        return _numbers[word] = _words.Count - 1;
    }

    public string this[int number] => _words[number];

    /// <summary>The place of each number's word in ordinal order: sums over words in this order do not depend on which was read first.</summary>
    public int[] Places()
    {
        var places = new int[_words.Count];
        foreach (var (place, number) in Enumerable.Range(0, _words.Count).OrderBy(n => _words[n], StringComparer.Ordinal).Index()) places[number] = place;
        return places;
    }
}
