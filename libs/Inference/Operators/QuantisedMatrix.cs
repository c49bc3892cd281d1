using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AudioAspire.Inference.Operators;

/// <summary>Products with a matrix of 8-bit weights of which each block of 128 has a scale, as in ONNX Runtime's MatMulNBits with
/// accuracy_level 4: activations are quantised to 8 bits, too, and blocks are summed in whole numbers before they are scaled. Activations
/// have a scale for every 32 instead of 128, which halves the distance to unquantised ones and costs no time that could be measured.
/// Weights are packed in panels of 16 columns, [panels, depth / 4, 16 columns, 4], as VPDPBUSD takes them, and scales as
/// [panels, depth / 128, 16]. What a row yields does not depend on the rows beside it.</summary>
static unsafe class QuantisedMatrix
{
    /// <summary>Numbers that share a scale: activations, weights.</summary>
    public const int Block = 32, WeightBlock = 128;
    /// <summary>Columns that are worked out at once.</summary>
    public const int Panel = 16;
    /// <summary>Rows that share what is read of the weights: twelve sums are as many as 16 registers hold.</summary>
    public const int Group = 6;
    /// <summary>Weights are stored without a sign.</summary>
    const int ZeroPoint = 128;

    /// <summary>Whether this processor has VPDPBUSD as .NET 10 knows it (AVX-VNNI; not AVX-512 VNNI alone). Elsewhere ONNX Runtime is faster.</summary>
    public static bool IsFast => AvxVnni.IsSupported;

    public static int Padded(int columns) => (columns + Panel - 1) / Panel * Panel;

    /// <param name="weights">[columns, depth]</param>
    /// <returns>[padded columns, depth]; weights of columns that there are not are zero.</returns>
    public static byte[] PackWeights(ReadOnlySpan<byte> weights, int columns, int depth)
    {
        var packed = new byte[Padded(columns) * depth];
        Array.Fill(packed, (byte)ZeroPoint);
        for (var column = 0; column < columns; column++)
            for (var k = 0; k < depth; k += 4)
                weights.Slice(column * depth + k, 4).CopyTo(packed.AsSpan(column / Panel * Panel * depth + k * Panel + column % Panel * 4));
        return packed;
    }

    /// <param name="scales">[columns, blocks]</param>
    public static float[] PackScales(ReadOnlySpan<float> scales, int columns, int blocks)
    {
        var packed = new float[Padded(columns) * blocks];
        for (var column = 0; column < columns; column++)
            for (var block = 0; block < blocks; block++)
                packed[(column / Panel * blocks + block) * Panel + column % Panel] = scales[column * blocks + block];
        return packed;
    }

    /// <summary>Quantises one row.</summary>
    /// <param name="scales">What a step of each block's numbers is worth.</param>
    /// <param name="offsets">What each block's sums begin with, so that the weights' zero point drops out of them.</param>
    public static void Quantise(float* row, int blocks, sbyte* numbers, float* scales, int* offsets)
    {
        for (var block = 0; block < blocks; block++, row += Block, numbers += Block)
        {
            var most = Largest(Vector256.Max(Vector256.Max(Size(row), Size(row + 8)), Vector256.Max(Size(row + 16), Size(row + 24))));
            scales[block] = most / sbyte.MaxValue;
            var steps = Vector256.Create(most > 0 ? sbyte.MaxValue / most : 0);
            var (a, b, c, d) = (Rounded(row, steps), Rounded(row + 8, steps), Rounded(row + 16, steps), Rounded(row + 24, steps));
            Vector256.Narrow(Vector256.Narrow(a, b), Vector256.Narrow(c, d)).Store(numbers);
            offsets[block] = -ZeroPoint * Vector256.Sum(a + b + (c + d));
        }
    }

    static Vector256<float> Size(float* numbers) => Vector256.Abs(Vector256.Load(numbers));

    static float Largest(Vector256<float> numbers)
    {
        var four = Vector128.Max(numbers.GetLower(), numbers.GetUpper());
        four = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(four[0], four[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Rounded(float* numbers, Vector256<float> steps) => Vector256.ConvertToInt32Native(Vector256.Round(Vector256.Load(numbers) * steps));

    /// <summary>Six rows by one panel.</summary>
    /// <param name="bias">[16]</param>
    /// <param name="products">[6, 16], with <paramref name="stride"/> from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(QuantisedRow* rows, byte* weights, float* scales, int blocks, float* bias, float* products, nint stride)
    {
        sbyte* row0 = rows[0].Numbers, row1 = rows[1].Numbers, row2 = rows[2].Numbers, row3 = rows[3].Numbers, row4 = rows[4].Numbers, row5 = rows[5].Numbers;
        for (var i = 0; i < Group; i++)
        {
            Vector256.Load(bias).Store(products + i * stride);
            Vector256.Load(bias + 8).Store(products + i * stride + 8);
        }
        nint k = 0;
        for (var block = 0; block < blocks; block++)
        {
            Vector256<int> a0, b0, a1, b1, a2, b2, a3, b3, a4, b4, a5, b5;
            a0 = b0 = Vector256.Create(rows[0].Offsets[block]);
            a1 = b1 = Vector256.Create(rows[1].Offsets[block]);
            a2 = b2 = Vector256.Create(rows[2].Offsets[block]);
            a3 = b3 = Vector256.Create(rows[3].Offsets[block]);
            a4 = b4 = Vector256.Create(rows[4].Offsets[block]);
            a5 = b5 = Vector256.Create(rows[5].Offsets[block]);
            for (var end = k + Block; k < end; k += 4)
            {
                var (a, b) = (Vector256.Load(weights + k * Panel), Vector256.Load(weights + k * Panel + 32));
                var four = Repeated(row0 + k);
                (a0, b0) = (Fours(a0, a, four), Fours(b0, b, four));
                four = Repeated(row1 + k);
                (a1, b1) = (Fours(a1, a, four), Fours(b1, b, four));
                four = Repeated(row2 + k);
                (a2, b2) = (Fours(a2, a, four), Fours(b2, b, four));
                four = Repeated(row3 + k);
                (a3, b3) = (Fours(a3, a, four), Fours(b3, b, four));
                four = Repeated(row4 + k);
                (a4, b4) = (Fours(a4, a, four), Fours(b4, b, four));
                four = Repeated(row5 + k);
                (a5, b5) = (Fours(a5, a, four), Fours(b5, b, four));
            }
            var scale = scales + block / (WeightBlock / Block) * Panel;
            var (scaleA, scaleB) = (Vector256.Load(scale), Vector256.Load(scale + 8));
            AddScaled(products, a0, b0, scaleA, scaleB, rows[0].Scales[block]);
            AddScaled(products + stride, a1, b1, scaleA, scaleB, rows[1].Scales[block]);
            AddScaled(products + 2 * stride, a2, b2, scaleA, scaleB, rows[2].Scales[block]);
            AddScaled(products + 3 * stride, a3, b3, scaleA, scaleB, rows[3].Scales[block]);
            AddScaled(products + 4 * stride, a4, b4, scaleA, scaleB, rows[4].Scales[block]);
            AddScaled(products + 5 * stride, a5, b5, scaleA, scaleB, rows[5].Scales[block]);
        }
    }

    /// <summary>VPDPBUSD: to each sum four products of bytes are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Fours(Vector256<int> sums, Vector256<byte> weights, Vector256<sbyte> numbers) =>
        AvxVnni.IsSupported ? AvxVnni.MultiplyWideningAndAdd(sums, weights, numbers) : FoursInPlainCode(sums, weights, numbers);

    static Vector256<int> FoursInPlainCode(Vector256<int> sums, Vector256<byte> weights, Vector256<sbyte> numbers)
    {
        for (var i = 0; i < 4 * Vector256<int>.Count; i++) sums = sums.WithElement(i / 4, sums[i / 4] + weights[i] * numbers[i]);
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<sbyte> Repeated(sbyte* numbers) => Vector256.Create(*(int*)numbers).AsSByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void AddScaled(float* sums, Vector256<int> a, Vector256<int> b, Vector256<float> scaleA, Vector256<float> scaleB, float scale)
    {
        Vector256.MultiplyAddEstimate(Vector256.ConvertToSingle(a), scaleA * scale, Vector256.Load(sums)).Store(sums);
        Vector256.MultiplyAddEstimate(Vector256.ConvertToSingle(b), scaleB * scale, Vector256.Load(sums + 8)).Store(sums + 8);
    }
}

/// <summary>Where a row that <see cref="QuantisedMatrix.Quantise"/> made lies.</summary>
unsafe struct QuantisedRow
{
    public sbyte* Numbers;
    public float* Scales;
    public int* Offsets;
}
