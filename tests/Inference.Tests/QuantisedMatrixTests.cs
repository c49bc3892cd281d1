using AudioAspire.Inference.Operators;
using AudioAspire.Inference.Operators.Onnx;
using Google.Protobuf;

namespace AudioAspire.Inference.Tests;

public sealed unsafe class QuantisedMatrixTests
{
    [Theory]
    [InlineData(1, 16, 128)]
    [InlineData(6, 16, 256)]
    [InlineData(7, 51, 128)]
    [InlineData(13, 40, 384)]
    [InlineData(100, 130, 128)]
    public void ProductsAreThoseOfTheQuantisedNumbers(int rows, int columns, int depth)
    {
        var (activations, weights, scales, bias) = Numbers(rows, columns, depth);
        var products = Multiply(activations, weights, scales, bias, depth);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                double expected = bias[column];
                for (var block = 0; block < depth / 32; block++)
                {
                    var numbers = activations.AsSpan(row * depth + block * 32, 32);
                    var step = numbers.ToArray().Max(Math.Abs) / 127.0;
                    for (var k = 0; k < 32; k++)
                        expected += Math.Round(numbers[k] / step) * step * (weights[column * depth + block * 32 + k] - 128) * scales[column * (depth / 128) + block / 4];
                }
                // A number halfway between two steps may go to either.
                Assert.Equal(expected, products[row * columns + column], 0.02);
            }
    }

    [Fact]
    public void ARowYieldsTheSameBesideAnyOthers()
    {
        var (activations, weights, scales, bias) = Numbers(rows: 50, columns: 37, depth: 256);
        var together = Multiply(activations, weights, scales, bias, 256);
        for (var row = 0; row < 50; row++)
            Assert.Equal(together[(row * 37)..((row + 1) * 37)], Multiply(activations[(row * 256)..((row + 1) * 256)], weights, scales, bias, 256));
    }

    [Fact]
    public void ARowOfNothingYieldsTheBias()
    {
        var (_, weights, scales, bias) = Numbers(rows: 1, columns: 20, depth: 128);
        Assert.Equal(bias, Multiply(new float[128], weights, scales, bias, 128));
    }

    [Fact]
    public void TheLargestNumbersDoNotOverflow()
    {
        var (activations, weights) = (Enumerable.Repeat(-3f, 128).ToArray(), Enumerable.Repeat((byte)255, 16 * 128).ToArray());
        Assert.All(Multiply(activations, weights, Enumerable.Repeat(1f, 16).ToArray(), new float[16], 128), p => Assert.Equal(-3f * 127 * 128, p, 0.1f));
    }

    [Fact]
    public void ANumberThatIsNoneSpoilsItsRowAlone()
    {
        var (activations, weights, scales, bias) = Numbers(rows: 6, columns: 16, depth: 128);
        var clean = Multiply(activations, weights, scales, bias, 128);
        activations[2 * 128 + 5] = float.NaN;
        var spoilt = Multiply(activations, weights, scales, bias, 128);
        Assert.All(spoilt[32..48], p => Assert.True(float.IsNaN(p)));
        Assert.Equal(clean[..32], spoilt[..32]);
        Assert.Equal(clean[48..], spoilt[48..]);
    }

    [Theory]
    [InlineData("bits", 4)]
    [InlineData("block_size", 32)]
    [InlineData("accuracy_level", 0)]
    [InlineData("K", 64)]
    public void MatricesOfOtherKindsStayAsTheyAre(string attribute, long value)
    {
        var model = ModelWith((attribute, value));
        Assert.False(QuantisedMatrixOperator.Shared.Replace(model));
        Assert.Equal("MatMulNBits", model.Graph.Node[0].OpType);
    }

    [Fact]
    public void MatricesAreReplacedWhereTheProcessorIsFastAtThem()
    {
        var model = ModelWith();
        Assert.Equal(QuantisedMatrix.IsFast, QuantisedMatrixOperator.Shared.Replace(model));
        Assert.Equal(QuantisedMatrix.IsFast ? "QuantisedMatrix" : "MatMulNBits", model.Graph.Node[0].OpType);
    }

    /// <summary>One product, of the kind that is replaced but for one attribute.</summary>
    static Model ModelWith(params (string Name, long Value)[] other)
    {
        var node = new Node { OpType = "MatMulNBits", Input = { "x", "weights", "scales" }, Output = { "y" } };
        foreach (var (name, value) in other.Concat([("bits", 8), ("block_size", 128), ("accuracy_level", 4), ("K", 128), ("N", 16)]).DistinctBy(a => a.Item1))
            node.Attribute.Add(new Operators.Onnx.Attribute { Name = name, I = value });
        return new Model
        {
            Graph = new Graph
            {
                Node = { node },
                Output = { new Value { Name = "y" } },
                Initializer =
                {
                    new Constant { Name = "weights", DataType = 2, RawData = ByteString.CopyFrom(new byte[16 * 128]) },
                    new Constant { Name = "scales", DataType = 1, RawData = ByteString.CopyFrom(new byte[16 * sizeof(float)]) },
                },
            },
        };
    }

    static float[] Multiply(float[] activations, byte[] weights, float[] scales, float[] bias, int depth)
    {
        var (rows, columns) = (activations.Length / depth, bias.Length);
        var packedWeights = QuantisedMatrix.PackWeights(weights, columns, depth);
        var packedScales = QuantisedMatrix.PackScales(scales, columns, depth / QuantisedMatrix.WeightBlock);
        var products = new float[rows * columns];
        var scratch = new byte[QuantisedProduct.ScratchBytes(rows, depth)];
        fixed (float* a = activations, s = packedScales, b = bias, p = products)
        fixed (byte* w = packedWeights, to = scratch)
        {
            var product = new QuantisedProduct(a, rows, depth, w, s, b, columns, p, to);
            for (var part = 0; part < product.RowParts; part++) product.Quantise(part);
            for (var part = 0; part < product.Parts; part++) product.Multiply(part);
        }
        return products;
    }

    static (float[] Activations, byte[] Weights, float[] Scales, float[] Bias) Numbers(int rows, int columns, int depth)
    {
        var random = new Random(1);
        var weights = new byte[columns * depth];
        random.NextBytes(weights);
        return (Floats(rows * depth, 3), weights, Floats(columns * depth / 128, 0.01f), Floats(columns, 5));

        float[] Floats(int count, float most) => [.. Enumerable.Range(0, count).Select(_ => most * (2 * random.NextSingle() - 1))];
    }
}
