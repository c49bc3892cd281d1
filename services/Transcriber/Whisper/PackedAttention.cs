using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AudioAspire.Transcriber.Whisper;

/// <summary>Attention of one head (Vaswani et al. 2017) over keys and values in bfloat16: they are read at every step, so their size is
/// what a step costs. A word of 32 bits holds two numbers that are 16 places apart: a shift and a mask make two vectors of float32.
/// Keys are stored in blocks of 32 positions, [blocks, head size, words]; values as [positions, head size / 32, words].
/// What a row yields does not depend on the rows beside it.</summary>
internal static class PackedAttention
{
    const int Block = 32, Words = Block / 2;
    /// <summary>Rows that share what is read of keys and values.</summary>
    const int Group = 4;
    const uint High = 0xffff0000;

    /// <summary>Positions as they are stored: whole blocks.</summary>
    public static int Stored(int positions) => (positions + Block - 1) / Block * Block;

    /// <param name="keys">[positions, head size]</param>
    public static void PackKeys(ReadOnlySpan<float> keys, int headSize, Span<uint> packed)
    {
        var positions = keys.Length / headSize;
        Span<float> block = stackalloc float[Block];
        for (var first = 0; first < positions; first += Block)
        {
            var count = Math.Min(Block, positions - first);
            block[count..].Clear();
            for (var dimension = 0; dimension < headSize; dimension++)
            {
                for (var i = 0; i < count; i++) block[i] = keys[(first + i) * headSize + dimension];
                Pack(block, packed.Slice(first / 2 * headSize + dimension * Words, Words));
            }
        }
    }

    /// <param name="values">[positions, head size]</param>
    public static void PackValues(ReadOnlySpan<float> values, Span<uint> packed)
    {
        packed[(values.Length / 2)..].Clear();
        for (var at = 0; at < values.Length; at += Block) Pack(values.Slice(at, Block), packed.Slice(at / 2, Words));
    }

    static void Pack(ReadOnlySpan<float> numbers, Span<uint> words)
    {
        ref var bits = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<float, uint>(numbers));
        ref var to = ref MemoryMarshal.GetReference(words);
        for (nuint i = 0; i < Words; i += (nuint)Vector<uint>.Count)
        {
            var (low, high) = (Rounded(Vector.LoadUnsafe(ref bits, i)), Rounded(Vector.LoadUnsafe(ref bits, i + Words)));
            (Vector.ShiftRightLogical(low, 16) | high & new Vector<uint>(High)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The upper half to the nearest, ties to even; the lower half is of no meaning.</summary>
    static Vector<uint> Rounded(Vector<uint> number) => number + new Vector<uint>(0x7fff) + (Vector.ShiftRightLogical(number, 16) & Vector<uint>.One);

    /// <param name="queries">The head's, one every <paramref name="stride"/> numbers.</param>
    /// <param name="contexts">What each attends to, in the same places.</param>
    /// <param name="alignment">[rows, positions]: the softmax, where it is wanted; else empty.</param>
    public static void Attend(ReadOnlySpan<float> queries, Span<float> contexts, int stride, int headSize, int positions,
        ReadOnlySpan<uint> keys, ReadOnlySpan<uint> values, Span<float> alignment)
    {
        var (count, stored) = ((queries.Length + stride - headSize) / stride, Stored(positions));
        Span<float> group = stackalloc float[Group * headSize], weights = stackalloc float[Group * stored];
        for (var first = 0; first < count; first += Group)
        {
            var members = Math.Min(Group, count - first);
            for (var i = 0; i < members; i++)
                TensorPrimitives.Multiply(queries.Slice((first + i) * stride, headSize), 1 / MathF.Sqrt(headSize), group.Slice(i * headSize, headSize));
            Scores(group, keys, headSize, weights, stored);
            for (var i = 0; i < members; i++)
            {
                var row = weights.Slice(i * stored, positions);
                SoftMax(row);
                if (alignment.Length > 0) row.CopyTo(alignment[((first + i) * positions)..]);
            }
            Mix(weights, stored, positions, values, headSize, group);
            for (var i = 0; i < members; i++) group.Slice(i * headSize, headSize).CopyTo(contexts[((first + i) * stride)..]);
        }
    }

    static void SoftMax(Span<float> row)
    {
        TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
        TensorPrimitives.Exp<float>(row, row);
        TensorPrimitives.Divide(row, TensorPrimitives.Sum<float>(row), row);
    }

    /// <summary>Queries [4, head size] by keys: [4, stored].</summary>
    static void Scores(ReadOnlySpan<float> queries, ReadOnlySpan<uint> keys, int headSize, Span<float> scores, int stored)
    {
        ref var q = ref MemoryMarshal.GetReference(queries);
        ref var s = ref MemoryMarshal.GetReference(scores);
        for (var position = 0; position < stored; position += Block)
        {
            ref var block = ref MemoryMarshal.GetReference(keys.Slice(position / 2 * headSize, Words * headSize));
            for (var word = 0; word < Words; word += Vector<uint>.Count)
                Accumulate(ref block, word, Words, ref q, headSize, headSize, ref s, position + word, stored);
        }
    }

    /// <summary>Values by weights [4, stored]: [4, head size].</summary>
    static void Mix(ReadOnlySpan<float> weights, int stored, int positions, ReadOnlySpan<uint> values, int headSize, Span<float> mixed)
    {
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var m = ref MemoryMarshal.GetReference(mixed);
        ref var v = ref MemoryMarshal.GetReference(values[..(positions * headSize / 2)]);
        for (var dimension = 0; dimension < headSize; dimension += Block)
            for (var word = 0; word < Words; word += Vector<uint>.Count)
                Accumulate(ref v, dimension / 2 + word, headSize / 2, ref w, stored, positions, ref m, dimension + word, headSize);
    }

    /// <summary>For each of four rows the sum over i of its factor i by the words i, which lie <paramref name="step"/> words apart: the two
    /// vectors of numbers in them go 16 places apart.</summary>
    static void Accumulate(ref uint words, int at, int step, ref float factors, int factorStride, int count, ref float sums, int sum, int sumStride)
    {
        var high = new Vector<uint>(High);
        Vector<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (nuint i = 0, word = (nuint)at; i < (nuint)count; i++, word += (nuint)step)
        {
            var pair = Vector.LoadUnsafe(ref words, word);
            var (a, b) = (Vector.AsVectorSingle(Vector.ShiftLeft(pair, 16)), Vector.AsVectorSingle(pair & high));
            var factor = new Vector<float>(Unsafe.Add(ref factors, i));
            (a0, b0) = (Vector.MultiplyAddEstimate(a, factor, a0), Vector.MultiplyAddEstimate(b, factor, b0));
            factor = new Vector<float>(Unsafe.Add(ref factors, i + (nuint)factorStride));
            (a1, b1) = (Vector.MultiplyAddEstimate(a, factor, a1), Vector.MultiplyAddEstimate(b, factor, b1));
            factor = new Vector<float>(Unsafe.Add(ref factors, i + 2 * (nuint)factorStride));
            (a2, b2) = (Vector.MultiplyAddEstimate(a, factor, a2), Vector.MultiplyAddEstimate(b, factor, b2));
            factor = new Vector<float>(Unsafe.Add(ref factors, i + 3 * (nuint)factorStride));
            (a3, b3) = (Vector.MultiplyAddEstimate(a, factor, a3), Vector.MultiplyAddEstimate(b, factor, b3));
        }
        var to = (nuint)sum;
        a0.StoreUnsafe(ref sums, to);
        b0.StoreUnsafe(ref sums, to + Words);
        a1.StoreUnsafe(ref sums, to += (nuint)sumStride);
        b1.StoreUnsafe(ref sums, to + Words);
        a2.StoreUnsafe(ref sums, to += (nuint)sumStride);
        b2.StoreUnsafe(ref sums, to + Words);
        a3.StoreUnsafe(ref sums, to += (nuint)sumStride);
        b3.StoreUnsafe(ref sums, to + Words);
    }
}
