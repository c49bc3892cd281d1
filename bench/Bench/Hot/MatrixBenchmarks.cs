using AudioAspire.Inference.Operators;
using BenchmarkDotNet.Attributes;

namespace AudioAspire.Bench.Hot;

/// <summary>The encoder's widest matrix: 1,500 positions of 512 numbers by 2,048 columns, 1.6 billion multiplications; one thread.</summary>
[MemoryDiagnoser]
public unsafe class MatrixBenchmarks
{
    const int Rows = 1_500, Depth = 512, Columns = 2_048;

    readonly float[] _activations = new float[Rows * Depth], _bias = new float[Columns], _products = new float[Rows * Columns];
    readonly byte[] _scratch = new byte[QuantisedProduct.ScratchBytes(Rows, Depth)];
    byte[] _weights = [];
    float[] _scales = [];

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var i = 0; i < _activations.Length; i++) _activations[i] = 2 * random.NextSingle() - 1;
        var weights = new byte[Columns * Depth];
        random.NextBytes(weights);
        _weights = QuantisedMatrix.PackWeights(weights, Columns, Depth);
        _scales = QuantisedMatrix.PackScales(Enumerable.Repeat(0.01f, Columns * Depth / QuantisedMatrix.WeightBlock).ToArray(), Columns, Depth / QuantisedMatrix.WeightBlock);
    }

    [Benchmark]
    public void Multiply()
    {
        fixed (float* activations = _activations, scales = _scales, bias = _bias, products = _products)
        fixed (byte* weights = _weights, scratch = _scratch)
        {
            var product = new QuantisedProduct(activations, Rows, Depth, weights, scales, bias, Columns, products, scratch);
            for (var part = 0; part < product.RowParts; part++) product.Quantise(part);
            for (var part = 0; part < product.Parts; part++) product.Multiply(part);
        }
    }
}
