using System.Buffers.Binary;
using System.Numerics.Tensors;
using AudioAspire.Contracts;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.Acoustics;

/// <summary>Pitch and level of every turn, from PCM as it streams by: memory depends on the number of turns, not on the length.</summary>
internal sealed class AcousticMeter
{
    const int Hop = (int)(TurnSound.FrameSeconds * Yin.SampleRate);
    const double SilenceDb = -65;

    readonly HalfBandDecimator _decimator = new();
    readonly List<float> _samples = [];
    readonly PitchCandidate[] _candidates = new PitchCandidate[Yin.MostCandidates];
    readonly Yin _yin = new();
    readonly PitchPath _path;
    readonly TurnsByTime _levelTurns;
    readonly TurnsByTime _pitchTurns;
    readonly TurnSound[] _sounds;
    float[] _block = [];
    int _frame;

    public AcousticMeter(IReadOnlyList<AnalyzeTurn> turns)
    {
        _sounds = [.. turns.Select(_ => new TurnSound())];
        // Pitch is decided later than level, so each walks the turns at its own pace.
        (_levelTurns, _pitchTurns) = (new TurnsByTime(turns), new TurnsByTime(turns));
        _path = new PitchPath((frame, hertz) =>
        {
            if (_pitchTurns.OnlyOneAt(Time(frame)) is { } turn) _sounds[turn].AddPitch(hertz);
        });
    }

    public double Seconds => _frame * TurnSound.FrameSeconds;

    /// <param name="pcm">16 kHz mono, 16-bit little-endian.</param>
    public void Add(ReadOnlySpan<byte> pcm)
    {
        var count = pcm.Length / 2;
        if (_block.Length < count) _block = new float[count];
        for (var i = 0; i < count; i++)
            _block[i] = BinaryPrimitives.ReadInt16LittleEndian(pcm[(2 * i)..]) / 32768f;
        _decimator.Process(_block.AsSpan(0, count), _samples);
        var at = 0;
        var samples = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_samples);
        for (; at + Yin.FrameLength <= samples.Length; at += Hop, _frame++)
            Measure(samples.Slice(at, Yin.FrameLength));
        _samples.RemoveRange(0, at);
    }

    /// <summary>One a turn, in the order of the turns; null when no sound came.</summary>
    public IReadOnlyList<TurnSound>? Finish()
    {
        _path.Flush();
        return _frame == 0 ? null : _sounds;
    }

    void Measure(ReadOnlySpan<float> frame)
    {
        if (_levelTurns.OnlyOneAt(Time(_frame)) is not { } turn)
        {
            _path.Add(_frame, []);
            return;
        }
        var level = 10 * Math.Log10(TensorPrimitives.SumOfSquares(frame) / frame.Length + 1e-10);
        _sounds[turn].AddLevel(level);
        var found = level < SilenceDb ? 0 : _yin.Candidates(frame, _candidates);
        _path.Add(_frame, _candidates.AsSpan(0, found));
    }

    // The middle of the frame.
    static double Time(int frame) => frame * TurnSound.FrameSeconds + Yin.FrameLength / 2.0 / Yin.SampleRate;
}
