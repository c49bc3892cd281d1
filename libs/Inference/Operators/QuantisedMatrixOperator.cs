using System.Buffers;
using System.Runtime.InteropServices;
using AudioAspire.Inference.Operators.Onnx;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Inference.Operators;

/// <summary><see cref="QuantisedMatrix"/> in the place of ONNX Runtime's MatMulNBits over 8-bit weights in blocks of 128. Inputs:
/// activations float32 [..., depth], weights and scales as packed there, bias [columns]. Output: [..., columns].</summary>
public sealed unsafe class QuantisedMatrixOperator() : OnnxOperator(
    "QuantisedMatrix",
    [new(TensorElementType.Float), new(TensorElementType.UInt8), new(TensorElementType.Float), new(TensorElementType.Float)],
    [new(TensorElementType.Float)])
{
    /// <summary>One for all sessions of the process.</summary>
    public static readonly QuantisedMatrixOperator Shared = new();

    /// <summary>None where the processor lacks the instruction.</summary>
    protected internal override IReadOnlyList<Node> NodesToReplace(Graph graph)
    {
        if (!QuantisedMatrix.IsFast) return [];
        var constants = graph.Initializer.ToDictionary(c => c.Name);
        var nodes = graph.Node.Where(n => n.OpType == "MatMulNBits" && Number(n, "bits") == 8 && Number(n, "block_size") == QuantisedMatrix.WeightBlock
            && Number(n, "accuracy_level") == 4 && Number(n, "K") % QuantisedMatrix.WeightBlock == 0 && n.Input.Skip(3).Take(2).All(i => i.Length == 0)
            && n.Input.Skip(1).All(i => i.Length == 0 || constants.TryGetValue(i, out var c) && c.RawData.Length > 0)
            && constants[n.Input[2]].DataType == (int)TensorElementType.Float).ToList();
        foreach (var node in nodes)
        {
            var (depth, columns) = ((int)Number(node, "K"), (int)Number(node, "N"));
            var (padded, blocks) = (QuantisedMatrix.Padded(columns), depth / QuantisedMatrix.WeightBlock);
            var weights = QuantisedMatrix.PackWeights(constants[node.Input[1]].RawData.Span, columns, depth);
            var scales = QuantisedMatrix.PackScales(MemoryMarshal.Cast<byte, float>(constants[node.Input[2]].RawData.Span), columns, blocks);
            string[] inputs =
            [
                node.Input[0],
                Add(TensorElementType.UInt8, weights, padded, depth),
                Add(TensorElementType.Float, MemoryMarshal.AsBytes(scales.AsSpan()), padded, blocks),
                node.Input.ElementAtOrDefault(5) is { Length: > 0 } bias ? bias : Add(TensorElementType.Float, new byte[columns * sizeof(float)], columns),
            ];
            node.Input.Clear();
            node.Input.Add(inputs);
        }
        return nodes;

        string Add(TensorElementType type, ReadOnlySpan<byte> data, params ReadOnlySpan<long> dimensions)
        {
            var constant = new Constant { Name = $"{Name} {graph.Initializer.Count}", DataType = (int)type, RawData = ByteString.CopyFrom(data) };
            foreach (var dimension in dimensions) constant.Dims.Add(dimension);
            graph.Initializer.Add(constant);
            return constant.Name;
        }
    }

    static long Number(Node node, string attribute) => node.Attribute.FirstOrDefault(a => a.Name == attribute)?.I ?? 0;

    protected internal override void Compute(OperatorContext context)
    {
        Span<long> activations = stackalloc long[8], weights = stackalloc long[8], scales = stackalloc long[8], bias = stackalloc long[8];
        var numbers = (float*)context.Input(0, ref activations);
        var packedWeights = (byte*)context.Input(1, ref weights);
        var packedScales = (float*)context.Input(2, ref scales);
        var biases = (float*)context.Input(3, ref bias);
        var (rows, depth, columns) = (1, (int)activations[^1], (int)bias[0]);
        foreach (var dimension in activations[..^1]) rows *= (int)dimension;
        if (weights[0] != QuantisedMatrix.Padded(columns) || weights[1] != depth)
            throw new ArgumentException($"Weights [{weights[0]}, {weights[1]}] do not fit activations of {depth} and a bias of {columns}.");
        activations[^1] = columns;
        var products = (float*)context.Output(0, activations);

        var scratch = ArrayPool<byte>.Shared.Rent(QuantisedProduct.ScratchBytes(rows, depth));
        try
        {
            fixed (byte* to = scratch)
            {
                var product = new QuantisedProduct(numbers, rows, depth, packedWeights, packedScales, biases, columns, products, to);
                context.ParallelFor(product.RowParts, &Quantise, &product);
                context.ParallelFor(product.Parts, &Multiply, &product);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    [UnmanagedCallersOnly] static void Quantise(QuantisedProduct* product, nuint part) => product->Quantise((int)part);
    [UnmanagedCallersOnly] static void Multiply(QuantisedProduct* product, nuint part) => product->Multiply((int)part);
}
