using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Acoustics;

/// <summary>Which turn is being spoken, asked in order of time.</summary>
internal sealed class TurnsByTime(IReadOnlyList<AnalyzeTurn> turns)
{
    readonly int[] _byStart = [.. Enumerable.Range(0, turns.Count).OrderBy(i => turns[i].Start).ThenBy(i => i)];
    readonly List<int> _open = [];
    int _next;

    /// <summary>The position of the only turn at this time; null where nobody or more than one speaks.</summary>
    public int? OnlyOneAt(double time)
    {
        while (_next < _byStart.Length && turns[_byStart[_next]].Start <= time) _open.Add(_byStart[_next++]);
        _open.RemoveAll(turn => turns[turn].End <= time);
        return _open.Count == 1 ? _open[0] : null;
    }
}
