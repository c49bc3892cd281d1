using System.Numerics;
using System.Numerics.Tensors;

namespace AudioAspire.Audio;

/// <summary>Changes the sample rate of one channel, block by block, without delay: output n is the band-limited input at time n / outRate.
/// The blocks' sizes do not change the result.</summary>
public sealed class Resampler
{
    readonly int _up, _down;
    readonly SincKernel? _kernel;
    float[] _input;
    int _count;
    long _first;
    long _position;
    int _fraction;
    long _received, _sent;

    public Resampler(int inRate, int outRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outRate);
        var common = (int)BigInteger.GreatestCommonDivisor(inRate, outRate);
        (_up, _down) = (outRate / common, inRate / common);
        _kernel = _up == _down ? null : new SincKernel(_up, _down);
        var half = _kernel?.Half ?? 0;
        _input = new float[4 * half + 1];
        (_first, _count) = (-half, half);
    }

    /// <summary>The most samples that so many input samples can give.</summary>
    public int MaxOutput(int inputSamples) => (int)(((long)inputSamples + (_kernel?.Taps ?? 0)) * _up / _down) + 2;

    /// <param name="output">At least <see cref="MaxOutput"/> long.</param>
    /// <returns>The number of output samples.</returns>
    public int Process(ReadOnlySpan<float> input, Span<float> output)
    {
        _received += input.Length;
        if (_kernel is not null) return Convert(input, output);
        input.CopyTo(output);
        return input.Length;
    }

    /// <summary>The last samples, those that look beyond the end: together ceil(input x outRate / inRate).</summary>
    public int Flush(Span<float> output)
    {
        if (_kernel is null) return 0;
        var total = (_received * _up + _down - 1) / _down;
        var left = (int)(total - _sent);
        return Math.Min(left, Convert(new float[_kernel.Half + 1], output));
    }

    int Convert(ReadOnlySpan<float> input, Span<float> output)
    {
        Append(input);
        var produced = 0;
        var half = _kernel!.Half;
        while (_position + half < _first + _count)
        {
            var from = (int)(_position - half + 1 - _first);
            output[produced++] = TensorPrimitives.Dot(_kernel.At(_fraction, _up), _input.AsSpan(from, _kernel.Taps));
            var next = _fraction + _down;
            _position += next / _up;
            _fraction = next % _up;
        }
        _sent += produced;
        return produced;
    }

    void Append(ReadOnlySpan<float> input)
    {
        var keepFrom = (int)Math.Clamp(_position - _kernel!.Half + 1 - _first, 0, _count);
        _input.AsSpan(keepFrom, _count - keepFrom).CopyTo(_input);
        _first += keepFrom;
        _count -= keepFrom;
        if (_count + input.Length > _input.Length) Array.Resize(ref _input, _count + input.Length);
        input.CopyTo(_input.AsSpan(_count));
        _count += input.Length;
    }
}
