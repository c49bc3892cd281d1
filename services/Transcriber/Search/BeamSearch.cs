namespace AudioAspire.Transcriber.Search;

/// <summary>Beam search of one window: keeps the best beams, collects ended readings, and ranks those by their average
/// log-probability. A surviving beam stays in its place, so that only copies of a beam move in the decoder's cache.
/// A step allocates nothing.</summary>
internal sealed class BeamSearch
{
    readonly SearchOptions _options;
    readonly int _beams, _endOfText;
    readonly TokenSampler? _sampler;
    readonly TermBias? _bias;
    readonly List<(Hypothesis Reading, double Score)> _ended = [];
    readonly List<(int Parent, Candidate Token, double Sum)> _ranked = [], _chosen = [];
    readonly (int Parent, float LogProbability)[] _trace; // [steps, beams]
    readonly int[] _next;
    readonly double[] _sums;
    readonly bool[] _live;
    readonly (int From, int To, int Shared)[] _copies;
    readonly int[][] _read; // the tokens each place has been fed
    readonly Candidate[] _best;
    readonly int _maxTokens;

    /// <param name="sampler">Where given, every beam draws its tokens instead.</param>
    /// <param name="bias">Terms that are more likely than the model thinks; not for drawn readings.</param>
    public BeamSearch(SearchOptions options, int endOfText, int maxTokens, TokenSampler? sampler = null, TermBias? bias = null)
    {
        (_options, _endOfText, _maxTokens, _sampler, _bias) = (options, endOfText, maxTokens, sampler, bias);
        _beams = options.Beams;
        _trace = new (int, float)[maxTokens * _beams];
        _next = new int[_beams];
        _sums = new double[_beams];
        _live = new bool[_beams];
        _copies = new (int, int, int)[_beams];
        _read = [.. Enumerable.Range(0, _beams).Select(_ => new int[maxTokens])];
        _best = new Candidate[_beams + 1];
        _live[0] = true;
    }

    public bool Done { get; private set; }
    public int Steps { get; private set; }
    /// <summary>The token each beam feeds next.</summary>
    public ReadOnlySpan<int> NextTokens => _next;

    /// <summary>Reads a step's logits and decides which beams go on.</summary>
    /// <param name="logits">[beams, width]: -infinity where suppressed. At the first step only row 0 counts.</param>
    /// <returns>Beams whose cache must be copied to another place, and how many of its first tokens that place already has.</returns>
    public ReadOnlySpan<(int From, int To, int Shared)> Advance(ReadOnlySpan<float> logits, int width)
    {
        Rank(logits, width);
        _chosen.Clear();
        foreach (var candidate in _ranked)
        {
            if (_chosen.Count == _beams) break;
            if (candidate.Token.Token == _endOfText) End(candidate.Parent, candidate.Sum, candidate.Token.LogProbability);
            else _chosen.Add(candidate);
        }
        Done = _chosen.Count == 0 || _ended.Count >= _beams || Steps + 1 >= _maxTokens;
        var copies = Place();
        Steps++;
        if (Done && _ended.Count == 0 || Steps >= _maxTokens)
            for (var beam = 0; beam < _beams; beam++)
                if (_live[beam]) End(beam, _sums[beam]);
        return copies;
    }

    /// <summary>The ended readings, best first. A few sentences are often likelier than all of them: a reading that ends long before
    /// another one that is nearly as likely leaves speech unread, and comes behind.</summary>
    public IReadOnlyList<Hypothesis> Results()
    {
        var readings = _ended.ConvertAll(e => (e.Reading, Score: e.Score / Math.Pow(e.Reading.Tokens.Length + 1, _options.LengthPenalty)));
        var least = readings.Max(r => r.Score) - _options.NearlyAsLikely;
        var longest = readings.Where(r => r.Score >= least).Max(r => r.Reading.Tokens.Length);
        return [.. readings.OrderBy(r => r.Reading.Tokens.Length + _options.EarlyTokens < longest).ThenByDescending(r => r.Score).Select(r => r.Reading)];
    }

    void Rank(ReadOnlySpan<float> logits, int width)
    {
        _ranked.Clear();
        for (var beam = 0; beam < _beams; beam++)
        {
            if (!_live[beam]) continue;
            var row = logits.Slice(Steps == 0 ? 0 : beam * width, width);
            var normaliser = TokenScores.LogSumExp(row);
            var count = _sampler is null ? TokenScores.Best(row, _best) : _sampler.Draw(row, _best.AsSpan(0, Steps == 0 ? _beams : 1));
            var place = _bias?.After(_read[beam].AsSpan(0, Steps));
            for (var i = 0; i < count; i++) Offer(beam, _best[i].Token, _best[i].LogProbability - normaliser, place);
            if (place is not { } term) continue;
            foreach (var token in term.Continues)
                if (!Holds(_best.AsSpan(0, count), token)) Offer(beam, token, row[token] - normaliser, place);
            foreach (var token in term.Begins)
                if (!Holds(_best.AsSpan(0, count), token) && !term.Continues.Contains(token)) Offer(beam, token, row[token] - normaliser, place);
        }
        // Ties go to the lower beam and token: the order must not depend on the sort.
        _ranked.Sort((a, b) => b.Sum != a.Sum ? b.Sum.CompareTo(a.Sum)
            : a.Parent != b.Parent ? a.Parent.CompareTo(b.Parent) : a.Token.Token.CompareTo(b.Token.Token));
    }

    void Offer(int beam, int token, float logProbability, TermBias.Place? place)
    {
        if (float.IsFinite(logProbability))
            _ranked.Add((beam, new Candidate(token, logProbability), _sums[beam] + logProbability + (place?.BonusOf(token) ?? 0)));
    }

    static bool Holds(ReadOnlySpan<Candidate> candidates, int token)
    {
        foreach (var candidate in candidates)
            if (candidate.Token == token) return true;
        return false;
    }

    /// <summary>The first child of a beam takes its parent's place, the others the places of beams without children.</summary>
    ReadOnlySpan<(int From, int To, int Shared)> Place()
    {
        Span<bool> placed = stackalloc bool[_beams];
        _live.AsSpan().Clear();
        _next.AsSpan().Clear();
        for (var i = 0; i < _chosen.Count; i++)
            if (!_live[_chosen[i].Parent])
            {
                Put(_chosen[i], _chosen[i].Parent);
                placed[i] = true;
            }
        var copies = 0;
        for (var i = 0; i < _chosen.Count; i++)
        {
            if (placed[i]) continue;
            var place = Array.IndexOf(_live, false);
            var from = _read[_chosen[i].Parent].AsSpan(0, Steps);
            var to = _read[place].AsSpan(0, Steps);
            _copies[copies++] = (_chosen[i].Parent, place, from.CommonPrefixLength(to));
            from.CopyTo(to);
            Put(_chosen[i], place);
        }
        for (var place = 0; place < _beams; place++) _read[place][Steps] = _next[place];
        return _copies.AsSpan(0, copies);
    }

    void Put((int Parent, Candidate Token, double Sum) child, int place)
    {
        _live[place] = true;
        _sums[place] = child.Sum;
        _next[place] = child.Token.Token;
        Trace(Steps, place) = (child.Parent, child.Token.LogProbability);
    }

    ref (int Parent, float LogProbability) Trace(int step, int beam) => ref _trace[step * _beams + beam];

    /// <param name="endLogProbability">Of the end of text; null where the reading was cut off: no step follows its last token.</param>
    void End(int beam, double score, float? endLogProbability = null)
    {
        var length = Steps;
        var (tokens, logProbabilities, rows) = (_read[beam][..length], new float[length], new int[endLogProbability is null ? length : length + 1]);
        if (endLogProbability is not null) rows[length] = beam;
        for (var i = length - 1; i >= 0; i--)
        {
            (rows[i], logProbabilities[i]) = Trace(i, beam);
            beam = rows[i];
        }
        _ended.Add((new Hypothesis(tokens, logProbabilities, rows, logProbabilities.Sum(p => (double)p) + (endLogProbability ?? 0)), score));
    }
}

internal sealed record SearchOptions
{
    public static SearchOptions Default { get; } = new();

    /// <summary>Four, not Whisper's five: see <see cref="BatchDecoder"/>.</summary>
    public int Beams { get; init; } = 4;
    public double LengthPenalty { get; init; } = 1;
    /// <summary>In average log-probability.</summary>
    public double NearlyAsLikely { get; init; } = 0.1;
    /// <summary>A reading ends early where it lacks more tokens than this. Phrases that Whisper adds to silence are shorter.</summary>
    public int EarlyTokens { get; init; } = 24;
}
