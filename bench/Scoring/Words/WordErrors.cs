namespace AudioAspire.Scoring.Words;

/// <summary>Word errors of a text against its reference, by edit distance over normalised words.</summary>
public readonly record struct WordErrors(int Substituted, int Deleted, int Inserted, int ReferenceWords)
{
    public int Total => Substituted + Deleted + Inserted;
    public double Rate => ReferenceWords == 0 ? Total : (double)Total / ReferenceWords;

    public static WordErrors operator +(WordErrors a, WordErrors b) =>
        new(a.Substituted + b.Substituted, a.Deleted + b.Deleted, a.Inserted + b.Inserted, a.ReferenceWords + b.ReferenceWords);

    public static WordErrors Count(string reference, string text)
    {
        var (substituted, deleted, inserted) = (0, 0, 0);
        var expected = TextNormalizer.Words(reference);
        foreach (var (word, heard) in Align(expected, TextNormalizer.Words(text)))
            if (word is null) inserted++;
            else if (heard is null) deleted++;
            else if (word != heard) substituted++;
        return new WordErrors(substituted, deleted, inserted, expected.Length);
    }

    /// <summary>How many of the reference's words that belong to some terms (names) were heard as they are.</summary>
    public static (int Heard, int Said) Heard(string reference, string text, IEnumerable<string> terms)
    {
        var wanted = terms.SelectMany(TextNormalizer.Words).ToHashSet();
        var said = Align(TextNormalizer.Words(reference), TextNormalizer.Words(text)).Where(p => p.Reference is { } word && wanted.Contains(word)).ToList();
        return (said.Count(p => p.Heard == p.Reference), said.Count);
    }

    /// <summary>Pairs of words in order; null where one side has none.</summary>
    public static IReadOnlyList<(string? Reference, string? Heard)> Align(IReadOnlyList<string> reference, IReadOnlyList<string> heard)
    {
        var cost = new int[reference.Count + 1, heard.Count + 1];
        for (var i = 0; i <= reference.Count; i++)
            for (var j = 0; j <= heard.Count; j++)
                cost[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    cost[i - 1, j - 1] + (reference[i - 1] == heard[j - 1] ? 0 : 1), 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
        var pairs = new List<(string?, string?)>();
        for (var (i, j) = (reference.Count, heard.Count); i > 0 || j > 0;)
        {
            if (i > 0 && j > 0 && cost[i, j] == cost[i - 1, j - 1] + (reference[i - 1] == heard[j - 1] ? 0 : 1)) pairs.Add((reference[--i], heard[--j]));
            else if (i > 0 && cost[i, j] == cost[i - 1, j] + 1) pairs.Add((reference[--i], null));
            else pairs.Add((null, heard[--j]));
        }
        pairs.Reverse();
        return pairs;
    }
}
