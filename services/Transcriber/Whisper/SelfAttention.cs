using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Transcriber.Whisper;

/// <summary>The decoder's own keys and values [sequences, heads, tokens so far, head size] of each layer, in the memory
/// where ONNX Runtime wrote them, whatever numbers they are. Beams are moved inside that memory, and only those that change their place.</summary>
internal sealed class SelfAttention(OrtValue[] values, long[] shape) : IDisposable
{
    readonly OrtValue[] _values = values;

    public IReadOnlyList<OrtValue> Values => _values;
    public int Sequences => (int)shape[0];
    public int Tokens => (int)shape[2];

    public static SelfAttention Empty(WhisperConfig config, int sequences)
    {
        long[] shape = [sequences, config.Heads, 0, config.HeadDim];
        return Allocate(2 * config.Layers.Decoder, config.KeyType, shape);
    }

    /// <param name="shared">Tokens at the start that both sequences have in common: they need not be copied.</param>
    public void Copy(int from, int to, int shared)
    {
        var heads = (int)shape[1];
        foreach (var value in _values)
        {
            var all = value.GetTensorMutableRawData();
            var headSize = all.Length / (Sequences * heads);
            var skipped = shared * (headSize / Tokens);
            for (var head = 0; head < heads; head++)
                all.Slice((from * heads + head) * headSize + skipped, headSize - skipped)
                    .CopyTo(all[((to * heads + head) * headSize + skipped)..]);
        }
    }

    /// <summary>Every sequence repeated, the copies next to each other.</summary>
    public SelfAttention Repeat(int times) => Select(i => i / times, Sequences * times);

    /// <summary>The first tokens of the only sequence, repeated.</summary>
    public SelfAttention Repeat(int times, int tokens)
    {
        var heads = (int)shape[1];
        var selected = Allocate(_values.Length, _values[0].GetTensorTypeAndShape().ElementDataType, [times, heads, tokens, shape[3]]);
        for (var v = 0; v < _values.Length; v++)
        {
            ReadOnlySpan<byte> from = _values[v].GetTensorMutableRawData();
            var to = selected._values[v].GetTensorMutableRawData();
            var size = from.Length / heads / Tokens * tokens;
            for (var i = 0; i < times * heads; i++)
                from.Slice(i % heads * (from.Length / heads), size).CopyTo(to[(i * size)..]);
        }
        return selected;
    }

    /// <summary>Without one group of sequences; the last group takes its place.</summary>
    public SelfAttention Without(int group, int size)
    {
        var last = Sequences / size - 1;
        return Select(i => i / size == group ? last * size + i % size : i, Sequences - size);
    }

    /// <param name="source">The sequence that each new place gets.</param>
    public SelfAttention Select(Func<int, int> source, int sequences)
    {
        var selected = Allocate(_values.Length, _values[0].GetTensorTypeAndShape().ElementDataType, [sequences, shape[1], shape[2], shape[3]]);
        for (var v = 0; v < _values.Length; v++)
        {
            ReadOnlySpan<byte> from = _values[v].GetTensorMutableRawData();
            var to = selected._values[v].GetTensorMutableRawData();
            var size = from.Length / Sequences;
            for (var i = 0; i < sequences; i++)
                from.Slice(source(i) * size, size).CopyTo(to[(i * size)..]);
        }
        return selected;
    }

    static SelfAttention Allocate(int count, TensorElementType type, long[] shape)
    {
        var values = new OrtValue[count];
        for (var i = 0; i < count; i++)
            values[i] = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, shape);
        return new SelfAttention(values, shape);
    }

    public void Dispose()
    {
        foreach (var value in _values) value.Dispose();
    }
}
