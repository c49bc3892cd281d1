using System.Numerics.Tensors;

namespace AudioAspire.Insights.Acoustics;

/// <summary>Period candidates of one frame: YIN (de Cheveigné and Kawahara 2002, JASA 111(4)), steps 1-3 and 5.
/// Which candidate is right is left to <see cref="PitchPath"/>, since a single frame cannot tell octaves apart safely.</summary>
internal sealed class Yin
{
    public const int SampleRate = 8_000;
    public const float LowestHz = 60, HighestHz = 500;
    /// <summary>Samples a frame needs: the window and the longest lag.</summary>
    public const int FrameLength = Window + LongestLag + 1;
    public const int MostCandidates = 6;
    const int Window = 216;
    const int ShortestLag = (int)(SampleRate / HighestHz), LongestLag = (int)(SampleRate / LowestHz);
    const float LeastPeriodic = 0.5f;

    readonly float[] _difference = new float[LongestLag + 2];

    /// <summary>Writes the candidates of the frame, at most <see cref="MostCandidates"/>, and returns how many.</summary>
    /// <param name="frame"><see cref="FrameLength"/> samples at <see cref="SampleRate"/>.</param>
    public int Candidates(ReadOnlySpan<float> frame, Span<PitchCandidate> candidates)
    {
        Difference(frame);
        var count = 0;
        for (var lag = ShortestLag; lag <= LongestLag; lag++)
        {
            var here = _difference[lag];
            if (here >= LeastPeriodic || here > _difference[lag - 1] || here >= _difference[lag + 1]) continue;
            var (shift, depth) = Parabola(_difference[lag - 1], here, _difference[lag + 1]);
            var candidate = new PitchCandidate(SampleRate / (lag + shift), Math.Max(depth, 0));
            if (count < MostCandidates) candidates[count++] = candidate;
            else ReplaceWorst(candidates, candidate);
        }
        return count;
    }

    // d(lag) = e(0) + e(lag) - 2 r(lag), over its own running mean.
    void Difference(ReadOnlySpan<float> frame)
    {
        var first = frame[..Window];
        var energy = TensorPrimitives.SumOfSquares(first);
        var shifted = energy;
        var sum = 0.0;
        _difference[0] = 1;
        for (var lag = 1; lag <= LongestLag + 1; lag++)
        {
            if (lag + Window - 1 < frame.Length)
                shifted += frame[lag + Window - 1] * frame[lag + Window - 1] - frame[lag - 1] * frame[lag - 1];
            var length = Math.Min(Window, frame.Length - lag);
            var d = Math.Max(energy + shifted - 2 * TensorPrimitives.Dot(first[..length], frame.Slice(lag, length)), 0);
            sum += d;
            _difference[lag] = sum > 1e-9 ? (float)(d * lag / sum) : 1;
        }
    }

    static (float Shift, float Depth) Parabola(float left, float middle, float right)
    {
        var curvature = left - 2 * middle + right;
        if (curvature < 1e-9f) return (0, middle);
        var shift = 0.5f * (left - right) / curvature;
        return (shift, middle - 0.25f * (left - right) * shift);
    }

    static void ReplaceWorst(Span<PitchCandidate> candidates, PitchCandidate candidate)
    {
        var worst = 0;
        for (var i = 1; i < candidates.Length; i++)
            if (candidates[i].Aperiodicity > candidates[worst].Aperiodicity) worst = i;
        if (candidate.Aperiodicity < candidates[worst].Aperiodicity) candidates[worst] = candidate;
    }
}
