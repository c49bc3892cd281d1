using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Jobs;

/// <summary>How far a job is: the share of every stage and their weighted sum, which never falls.</summary>
internal sealed class JobProgress(Action? changed = null)
{
    readonly Lock _gate = new();
    readonly double[] _shares = new double[Stage.All.Count];
    double _percent, _audioSeconds;

    public double AudioSeconds
    {
        get => Volatile.Read(ref _audioSeconds);
        set
        {
            Volatile.Write(ref _audioSeconds, value);
            changed?.Invoke();
        }
    }

    /// <param name="share">0 (begun) .. 1 (finished)</param>
    public void Report(string stage, double share)
    {
        lock (_gate)
        {
            var index = IndexOf(stage);
            _shares[index] = Math.Max(_shares[index], double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0);
            _percent = Math.Max(_percent, Stage.All.Select((s, i) => s.Weight * _shares[i]).Sum());
        }
        changed?.Invoke();
    }

    /// <summary>The first stage that is not finished, its overall percent (0..100), and the percent of every stage.</summary>
    public (string Stage, double Percent, IReadOnlyList<(string Stage, double Percent)> Stages) Snapshot()
    {
        lock (_gate)
        {
            var open = Array.FindIndex(_shares, share => share < 1);
            return (Stage.All[open < 0 ? ^1 : open].Name, Math.Round(_percent, 1), [.. Stage.All.Select((s, i) => (s.Name, Math.Round(100 * _shares[i], 1)))]);
        }
    }

    static int IndexOf(string stage)
    {
        for (var i = 0; i < Stage.All.Count; i++)
            if (Stage.All[i].Name == stage) return i;
        throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage.");
    }
}
