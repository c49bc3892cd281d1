using AudioAspire.Scoring.Diarization;

namespace AudioAspire.Scoring.Words;

/// <summary>A stretch of words by one speaker; seconds.</summary>
public sealed record SpokenText(double Start, double End, string Speaker, string Text);

/// <summary>Word-level diarization error (Shafey et al., "Joint Speech Recognition and Speaker Diarization via Sequence Transduction", 2019):
/// of the recognised words that stand for a reference word, the share with the wrong speaker, under the best mapping of speakers.</summary>
public readonly record struct WordDiarization(int Wrong, int Words)
{
    public double Rate => Words == 0 ? 0 : (double)Wrong / Words;

    public static WordDiarization operator +(WordDiarization a, WordDiarization b) => new(a.Wrong + b.Wrong, a.Words + b.Words);

    /// <param name="reference">In order of time.</param>
    /// <param name="heard">In order of time.</param>
    public static WordDiarization Count(IEnumerable<SpokenText> reference, IEnumerable<SpokenText> heard, out IReadOnlyDictionary<string, string> mapping)
    {
        var (expected, found) = (Spell(reference), Spell(heard));
        var pairs = new List<(string Reference, string Heard)>();
        var (i, j) = (0, 0);
        foreach (var (word, other) in WordErrors.Align([.. expected.Select(w => w.Word)], [.. found.Select(w => w.Word)]))
        {
            if (word is not null && other is not null) pairs.Add((expected[i].Speaker, found[j].Speaker));
            if (word is not null) i++;
            if (other is not null) j++;
        }
        var map = mapping = Map(pairs);
        return new WordDiarization(pairs.Count(p => map.GetValueOrDefault(p.Heard) != p.Reference), pairs.Count);
    }

    static List<(string Word, string Speaker)> Spell(IEnumerable<SpokenText> texts) =>
        [.. texts.SelectMany(t => TextNormalizer.Words(t.Text).Select(w => (w, t.Speaker)))];

    static Dictionary<string, string> Map(List<(string Reference, string Heard)> pairs)
    {
        List<string> rows = [.. pairs.Select(p => p.Heard).Distinct().Order(StringComparer.Ordinal)],
            columns = [.. pairs.Select(p => p.Reference).Distinct().Order(StringComparer.Ordinal)];
        var shared = new double[rows.Count, columns.Count];
        foreach (var pair in pairs) shared[rows.IndexOf(pair.Heard), columns.IndexOf(pair.Reference)]++;
        return Assignment.Maximise(shared).Select((column, row) => (column, row)).Where(x => x.column >= 0)
            .ToDictionary(x => rows[x.row], x => columns[x.column]);
    }
}
