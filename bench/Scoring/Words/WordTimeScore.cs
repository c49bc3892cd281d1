namespace AudioAspire.Scoring.Words;

/// <summary>How far right words start from the truth, and whether their confidence says how often words are right.</summary>
public sealed class WordTimeScore
{
    const int Bins = 10;

    readonly List<double> _errors = [];
    readonly (int Count, int Right, double Confidence)[] _bins = new (int, int, double)[Bins];

    public int Words => _errors.Count;
    /// <summary>Seconds.</summary>
    public double Median => Quantile(0.5);
    public double Percentile90 => Quantile(0.9);

    /// <summary>Expected calibration error over ten bins (Naeini, Cooper and Hauskrecht 2015).</summary>
    public double CalibrationError =>
        _bins.Sum(b => Math.Abs(b.Right - b.Confidence)) / Math.Max(1, _bins.Sum(b => b.Count));

    public void Add(IEnumerable<TrueWord> reference, IEnumerable<HeardWord> heard)
    {
        var expected = reference.SelectMany(w => TextNormalizer.Words(w.Text).Select((t, i) => new TrueWord(t, i == 0 ? w.Start : null))).ToList();
        var words = heard.SelectMany(w => TextNormalizer.Words(w.Text).Select(t => w with { Text = t })).ToList();
        var (r, h) = (0, 0);
        foreach (var (truth, word) in WordErrors.Align([.. expected.Select(w => w.Text)], [.. words.Select(w => w.Text)]))
        {
            if (word is not null)
            {
                Count(words[h], truth == word);
                if (truth == word && expected[r].Start is { } start) _errors.Add(Math.Abs(words[h].Start - start));
                h++;
            }
            if (truth is not null) r++;
        }
    }

    void Count(HeardWord word, bool right)
    {
        ref var bin = ref _bins[Math.Clamp((int)(word.Confidence * Bins), 0, Bins - 1)];
        bin = (bin.Count + 1, bin.Right + (right ? 1 : 0), bin.Confidence + word.Confidence);
    }

    double Quantile(double q) => _errors.Count == 0 ? double.NaN : _errors.Order().ElementAt((int)(q * (_errors.Count - 1)));
}
