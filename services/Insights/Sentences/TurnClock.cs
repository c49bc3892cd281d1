using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Sentences;

/// <summary>Times of stretches of a turn's text: of its words where they are known, else in proportion to the letters.</summary>
internal sealed class TurnClock
{
    readonly AnalyzeTurn _turn;
    readonly int[] _lettersBefore;
    readonly int[] _wordEnds;

    public TurnClock(AnalyzeTurn turn)
    {
        _turn = turn;
        _lettersBefore = new int[turn.Text.Length + 1];
        for (var i = 0; i < turn.Text.Length; i++)
            _lettersBefore[i + 1] = _lettersBefore[i] + (char.IsWhiteSpace(turn.Text[i]) ? 0 : 1);
        _wordEnds = new int[turn.Words.Count];
        for (var (w, sum) = (0, 0); w < _wordEnds.Length; w++)
            _wordEnds[w] = sum += turn.Words[w].Text.Count(c => !char.IsWhiteSpace(c));
    }

    /// <param name="range">Characters of the turn's text, not empty.</param>
    public (double Start, double End) Of(Range range)
    {
        var (from, length) = range.GetOffsetAndLength(_turn.Text.Length);
        var letters = Math.Max(_lettersBefore[^1], 1);
        if (_wordEnds.Length == 0)
        {
            var seconds = (_turn.End - _turn.Start) / letters;
            return (_turn.Start + _lettersBefore[from] * seconds, _turn.Start + _lettersBefore[from + length] * seconds);
        }
        // Scaled, in case the text was edited and no longer has the words' letters.
        var scale = (double)_wordEnds[^1] / letters;
        return (WordAt(_lettersBefore[from] * scale + 0.5).Start, WordAt(_lettersBefore[from + length] * scale - 0.5).End);
    }

    AnalyzeWord WordAt(double letter)
    {
        var found = Array.FindIndex(_wordEnds, end => end > letter);
        return _turn.Words[found < 0 ? _wordEnds.Length - 1 : found];
    }
}
