using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Transcriber.Whisper;

/// <summary>What the encoder leaves for the decoder: keys and values [windows, heads, positions, head size] of each decoder
/// layer, in buffers that are used again for the next windows. A window that is done makes room for the last one.</summary>
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
        _shape = [0, config.Heads, config.EncoderPositions, config.HeadDim];
        _type = config.KeyType;
        _windowSize = config.Heads * config.EncoderPositions * config.HeadDim * config.KeyBytes;
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
