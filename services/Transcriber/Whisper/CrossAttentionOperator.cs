using System.Runtime.InteropServices;
using AudioAspire.Inference.Operators;
using AudioAspire.Inference.Operators.Onnx;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Transcriber.Whisper;

/// <summary><see cref="PackedAttention"/> in the place of a decoder's cross-attentions and of the nodes that work out the alignment.
/// Inputs: queries float32 [windows, rows, width], keys and values [windows, heads, stored positions, head size] as
/// <see cref="CrossAttention"/> has them, and where alignment is wanted the numbers of its heads. Outputs: what is attended to, like
/// the queries, and the alignment [windows, its heads, rows, positions].</summary>
/// <param name="positions">That a window has; more are stored.</param>
/// <param name="layers">Of the decoder.</param>
internal sealed unsafe class CrossAttentionOperator(int positions, int layers) : OnnxOperator(
    "PackedCrossAttention",
    [new(TensorElementType.Float), new(TensorElementType.BFloat16), new(TensorElementType.BFloat16), new(TensorElementType.Int64, Optional: true)],
    [new(TensorElementType.Float), new(TensorElementType.Float, Optional: true)])
{
    /// <summary>None where the cross-attentions are not ONNX Runtime's MultiHeadAttention over float32.</summary>
    protected override IReadOnlyList<Node> NodesToReplace(Graph graph)
    {
        var attentions = graph.Node.Where(n => n.OpType == "MultiHeadAttention" && n.Input.Count == 3 && IsCross(n.Input[1]) && IsCross(n.Input[2])).ToList();
        if (attentions.Count != layers || graph.Input.Any(i => IsCross(i.Name) && i.Type.TensorType.ElemType != (int)TensorElementType.Float)) return [];
        foreach (var attention in attentions)
        {
            // The alignment heads of a layer are gathered from its keys, and the softmax over them comes behind.
            if (graph.Node.FirstOrDefault(n => n.OpType == "Gather" && n.Input[0] == attention.Input[1]) is not { } gather) continue;
            var softmax = Behind(gather).First(n => n.OpType == "Softmax");
            attention.Input.Add(gather.Input[1]);
            attention.Output.Add(softmax.Output[0]);
            softmax.Output[0] += " unused";
        }
        foreach (var input in graph.Input.Where(i => IsCross(i.Name)))
            input.Type = new Inference.Operators.Onnx.Type { TensorType = new Inference.Operators.Onnx.Tensor { ElemType = (int)TensorElementType.BFloat16 } };
        return attentions;

        IEnumerable<Node> Behind(Node node) => graph.Node.Where(n => n.Input.Contains(node.Output[0])).SelectMany(n => Behind(n).Prepend(n));
    }

    static bool IsCross(string name) => name.StartsWith("cross_", StringComparison.Ordinal);

    protected override void Compute(OperatorContext context)
    {
        Span<long> queries = stackalloc long[4], keys = stackalloc long[4], values = stackalloc long[4], alignmentHeads = stackalloc long[4];
        var work = new Work
        {
            Queries = (float*)context.Input(0, ref queries), Keys = (uint*)context.Input(1, ref keys), Values = (uint*)context.Input(2, ref values),
            AlignmentHeads = (long*)context.Input(3, ref alignmentHeads), AlignmentHeadCount = alignmentHeads is [var count] ? (int)count : 0,
            Windows = (int)queries[0], Rows = (int)queries[1], Width = (int)queries[2], Heads = (int)keys[1], Positions = positions,
        };
        if (!keys.SequenceEqual([work.Windows, work.Heads, PackedAttention.Stored(positions), work.Width / work.Heads]) || !values.SequenceEqual(keys))
            throw new ArgumentException($"Keys [{Text(keys)}] and values [{Text(values)}] do not fit queries [{Text(queries)}].");
        work.Contexts = (float*)context.Output(0, queries);
        if (work.AlignmentHeadCount > 0) work.Alignment = (float*)context.Output(1, work.Windows, work.AlignmentHeadCount, work.Rows, positions);
        context.ParallelFor(work.Windows * work.Heads, &Attend, &work);
    }

    /// <summary>One head of one window.</summary>
    [UnmanagedCallersOnly]
    static void Attend(Work* work, nuint part)
    {
        var (window, head) = ((int)part / work->Heads, (int)part % work->Heads);
        var (rows, width, positions, headSize) = (work->Rows, work->Width, work->Positions, work->Width / work->Heads);
        var words = PackedAttention.Stored(positions) * headSize / 2;
        var first = (nint)window * rows * width + head * headSize;
        var length = (rows - 1) * width + headSize;
        var wanted = new ReadOnlySpan<long>(work->AlignmentHeads, work->AlignmentHeadCount).IndexOf(head);
        PackedAttention.Attend(
            new ReadOnlySpan<float>(work->Queries + first, length), new Span<float>(work->Contexts + first, length), width, headSize, positions,
            new ReadOnlySpan<uint>(work->Keys + (nint)part * words, words), new ReadOnlySpan<uint>(work->Values + (nint)part * words, words),
            wanted < 0 ? [] : new Span<float>(work->Alignment + ((nint)window * work->AlignmentHeadCount + wanted) * rows * positions, rows * positions));
    }

    static string Text(ReadOnlySpan<long> shape) => string.Join(", ", shape.ToArray());

    /// <summary>What one node has to do.</summary>
    struct Work
    {
        public int Windows, Rows, Width, Heads, Positions, AlignmentHeadCount;
        public float* Queries, Contexts, Alignment;
        public uint* Keys, Values;
        public long* AlignmentHeads;
    }
}
