using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Transcriber.Whisper;

/// <summary>What the encoder leaves for the decoder: keys and values [windows, heads, positions, head size] of each decoder
/// layer, or as <see cref="PackedAttention"/> has them, in buffers that are used again for the next windows. A window that is
/// done makes room for the last one.</summary>
internal sealed class CrossAttention : IDisposable
{
    readonly byte[][] _buffers;
    readonly TensorElementType _type;
    readonly long[] _shape;
    readonly int _windowSize;
    OrtValue[] _views = [];

    public CrossAttention(WhisperConfig config, int capacity)
    {
        Capacity = capacity;
        var (type, bytes, positions) = config.PacksCrossAttention
            ? (TensorElementType.BFloat16, sizeof(ushort), PackedAttention.Stored(config.EncoderPositions))
            : (config.KeyType, config.KeyBytes, config.EncoderPositions);
        _shape = [0, config.Heads, positions, config.HeadDim];
        _type = type;
        _windowSize = config.Heads * positions * config.HeadDim * bytes;
        _buffers = new byte[2 * config.Layers.Decoder][];
        for (var i = 0; i < _buffers.Length; i++)
            _buffers[i] = GC.AllocateUninitializedArray<byte>(capacity * _windowSize, pinned: true);
    }

    public int Capacity { get; }
    public int Windows { get; private set; }
    /// <summary>cross_key.0, cross_value.0, cross_key.1, ...: views of the windows that are left.</summary>
    public IReadOnlyList<OrtValue> Values => _views;

    public ReadOnlySpan<byte> this[int index] => _buffers[index].AsSpan(0, Windows * _windowSize);

    public void Resize(int windows)
    {
        DisposeViews();
        Windows = windows;
        _views = ViewsOf(0, windows);
    }

    /// <summary>Views of some windows, in the order of <see cref="Values"/>, for the caller to dispose.</summary>
    public OrtValue[] ViewsOf(int first, int windows)
    {
        _shape[0] = windows;
        return Array.ConvertAll(_buffers, b => OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, _type, _shape, Marshal.UnsafeAddrOfPinnedArrayElement(b, first * _windowSize), (long)windows * _windowSize));
    }

    /// <summary>Packs what the encoder gave for one window.</summary>
    /// <param name="heard">In the order of <see cref="Values"/>: float32 [1, heads, positions, head size].</param>
    public void Pack(IReadOnlyList<OrtValue> heard, int window)
    {
        var (heads, headSize) = ((int)_shape[1], (int)_shape[3]);
        Parallel.For(0, _buffers.Length * heads, i =>
        {
            var (value, head) = (i / heads, i % heads);
            var numbers = heard[value].GetTensorDataAsSpan<float>();
            var part = numbers.Slice(head * (numbers.Length / heads), numbers.Length / heads);
            var packed = MemoryMarshal.Cast<byte, uint>(_buffers[value].AsSpan(window * _windowSize + head * (_windowSize / heads), _windowSize / heads));
            if (value % 2 == 0) PackedAttention.PackKeys(part, headSize, packed);
            else PackedAttention.PackValues(part, packed);
        });
    }

    /// <summary>Drops a window; the last one takes its place.</summary>
    public void Remove(int window)
    {
        var last = Windows - 1;
        if (window != last)
            foreach (var buffer in _buffers)
                buffer.AsSpan(last * _windowSize, _windowSize).CopyTo(buffer.AsSpan(window * _windowSize));
        Resize(last);
    }

    public void Dispose() => DisposeViews();

    void DisposeViews()
    {
        foreach (var view in _views) view.Dispose();
        _views = [];
    }
}
