namespace AudioAspire.Audio;

/// <summary>What the two channels of a recording are to each other.</summary>
internal enum ChannelLayout
{
    /// <summary>The same sound, or a pair of microphones in one room: averaged.</summary>
    Mono,
    /// <summary>The same sound with opposite signs: subtracted.</summary>
    Inverted,
    /// <summary>Only the left channel carries sound.</summary>
    Left,
    /// <summary>Only the right channel carries sound.</summary>
    Right,
    /// <summary>One speaker a channel, as telephone recorders write: kept apart.</summary>
    Separate,
}

/// <summary>Listens to both channels, 50 ms at a time, and judges their layout. Levels are relative to each channel's own loudest speech.</summary>
internal sealed class ChannelLayoutDetector
{
    const int FrameLength = 800;
    const double SilentDb = -60, ActiveDb = -25, DominanceDb = 12, ModulationDb = 12;

    readonly List<float> _left = [], _right = [];
    double _sumLeft, _sumRight, _leftLeft, _rightRight, _leftRight;
    int _inFrame;

    public void Add(ReadOnlySpan<float> interleaved)
    {
        for (var i = 0; i < interleaved.Length; i += 2)
        {
            double l = interleaved[i], r = interleaved[i + 1];
            (_sumLeft, _sumRight, _leftRight) = (_sumLeft + l * l, _sumRight + r * r, _leftRight + l * r);
            if (++_inFrame == FrameLength) EndFrame();
        }
    }

    public ChannelLayout Judge()
    {
        if (_inFrame > 0) EndFrame();
        var (left, right) = (Sorted(_left), Sorted(_right));
        var (leftPeak, rightPeak) = (At(left, 0.995), At(right, 0.995));
        if (leftPeak < SilentDb || rightPeak < SilentDb)
            return leftPeak < SilentDb && rightPeak < SilentDb ? ChannelLayout.Mono : leftPeak < SilentDb ? ChannelLayout.Right : ChannelLayout.Left;
        var correlation = _leftRight / Math.Sqrt(_leftLeft * _rightRight);
        if (correlation > 0.9) return ChannelLayout.Mono;
        if (correlation < -0.9) return ChannelLayout.Inverted;
        // Steady hum or hiss is no speaker.
        var (leftSpeaks, rightSpeaks) = (leftPeak - At(left, 0.1) > ModulationDb, rightPeak - At(right, 0.1) > ModulationDb);
        if (leftSpeaks != rightSpeaks && Math.Abs(leftPeak - rightPeak) > DominanceDb) return leftSpeaks ? ChannelLayout.Left : ChannelLayout.Right;
        return OneSpeakerAChannel(leftPeak, rightPeak) ? ChannelLayout.Separate : ChannelLayout.Mono;
    }

    bool OneSpeakerAChannel(double leftPeak, double rightPeak)
    {
        int active = 0, onlyLeft = 0, onlyRight = 0;
        for (var i = 0; i < _left.Count; i++)
        {
            var (l, r) = (_left[i] - leftPeak, _right[i] - rightPeak);
            if (Math.Max(l, r) < ActiveDb) continue;
            active++;
            if (l - r > DominanceDb) onlyLeft++;
            if (r - l > DominanceDb) onlyRight++;
        }
        return onlyLeft + onlyRight >= 0.7 * active && Math.Min(onlyLeft, onlyRight) >= Math.Max(10, 0.02 * active);
    }

    void EndFrame()
    {
        _left.Add(Decibels(_sumLeft / _inFrame));
        _right.Add(Decibels(_sumRight / _inFrame));
        (_leftLeft, _rightRight) = (_leftLeft + _sumLeft, _rightRight + _sumRight);
        (_sumLeft, _sumRight, _inFrame) = (0, 0, 0);
    }

    static float Decibels(double power) => (float)(10 * Math.Log10(power + 1e-12));

    static float[] Sorted(List<float> levels)
    {
        float[] sorted = [.. levels];
        Array.Sort(sorted);
        return sorted;
    }

    static double At(float[] sorted, double quantile) => sorted.Length == 0 ? -120 : sorted[(int)(quantile * (sorted.Length - 1))];
}
