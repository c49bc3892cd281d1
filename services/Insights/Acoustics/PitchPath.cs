namespace AudioAspire.Insights.Acoustics;

/// <summary>The cheapest path through the frames' candidates, as in Boersma 1993 (Praat): octave jumps and changes of voicing cost,
/// and a slightly shorter period is preferred, so halving and doubling errors of single frames are undone by their neighbours.</summary>
internal sealed class PitchPath(Action<int, float> voiced)
{
    const float UnvoicedCost = 0.22f, OctaveCost = 0.03f, OctaveJumpCost = 0.6f, VoicingChangeCost = 0.12f;
    // Ten seconds without a break are decided as they stand: memory stays bounded.
    const int LongestRun = 1000;

    readonly record struct State(float Frequency, double Cost, int From);

    readonly List<State[]> _run = [];
    int _firstFrame;

    /// <summary>Adds the next frame; a frame without candidates is unvoiced and ends the run.</summary>
    public void Add(int frame, ReadOnlySpan<PitchCandidate> candidates)
    {
        if (candidates.IsEmpty || _run.Count == LongestRun) Flush();
        if (candidates.IsEmpty) return;
        if (_run.Count == 0) _firstFrame = frame;
        var states = new State[candidates.Length + 1];
        states[0] = Cheapest(0, UnvoicedCost);
        for (var i = 0; i < candidates.Length; i++)
        {
            var octaves = MathF.Log2(Yin.HighestHz / candidates[i].Frequency);
            states[i + 1] = Cheapest(candidates[i].Frequency, candidates[i].Aperiodicity + OctaveCost * octaves);
        }
        _run.Add(states);
    }

    /// <summary>Decides the frames so far and reports the voiced ones, in order.</summary>
    public void Flush()
    {
        if (_run.Count == 0) return;
        var path = new float[_run.Count];
        var state = Array.IndexOf(_run[^1], _run[^1].MinBy(s => s.Cost));
        for (var i = _run.Count - 1; i >= 0; i--)
        {
            path[i] = _run[i][state].Frequency;
            state = _run[i][state].From;
        }
        for (var i = 0; i < path.Length; i++)
            if (path[i] > 0) voiced(_firstFrame + i, path[i]);
        _run.Clear();
    }

    State Cheapest(float frequency, float cost)
    {
        if (_run.Count == 0) return new State(frequency, cost, 0);
        var before = _run[^1];
        var (from, best) = (0, double.MaxValue);
        for (var i = 0; i < before.Length; i++)
        {
            var total = before[i].Cost + Transition(before[i].Frequency, frequency);
            if (total < best) (from, best) = (i, total);
        }
        return new State(frequency, best + cost, from);
    }

    static float Transition(float from, float to) => (from, to) switch
    {
        (0, 0) => 0,
        (0, _) or (_, 0) => VoicingChangeCost,
        _ => OctaveJumpCost * MathF.Abs(MathF.Log2(to / from)),
    };
}
