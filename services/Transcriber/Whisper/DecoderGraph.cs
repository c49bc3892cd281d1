using AudioAspire.Transcriber.Whisper.Onnx;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Transcriber.Whisper;

/// <summary>Puts <see cref="CrossAttentionOperator"/> in the place of a decoder's cross-attentions and of the nodes that work out the alignment.</summary>
internal static class DecoderGraph
{
    /// <returns>Null where the cross-attentions are not ONNX Runtime's MultiHeadAttention over float32.</returns>
    public static byte[]? WithPackedCrossAttention(byte[] decoder, int layers)
    {
        var model = Model.Parser.ParseFrom(decoder);
        var graph = model.Graph;
        var attentions = graph.Node.Where(n => n.OpType == "MultiHeadAttention" && n.Input.Count == 3 && IsCross(n.Input[1]) && IsCross(n.Input[2])).ToList();
        if (attentions.Count != layers || graph.Input.Any(i => IsCross(i.Name) && i.Type.TensorType.ElemType != (int)TensorElementType.Float)) return null;
        foreach (var attention in attentions)
        {
            (attention.OpType, attention.Domain) = (CrossAttentionOperator.Name, CrossAttentionOperator.Domain);
            // The alignment heads of a layer are gathered from its keys, and the softmax over them comes behind.
            if (graph.Node.FirstOrDefault(n => n.OpType == "Gather" && n.Input[0] == attention.Input[1]) is not { } gather) continue;
            var softmax = Behind(gather).First(n => n.OpType == "Softmax");
            attention.Input.Add(gather.Input[1]);
            attention.Output.Add(softmax.Output[0]);
            softmax.Output[0] += " unused";
        }
        foreach (var input in graph.Input.Where(i => IsCross(i.Name)))
            input.Type = new Onnx.Type { TensorType = new Onnx.Tensor { ElemType = (int)TensorElementType.BFloat16 } };
        KeepUsed(graph);
        model.OpsetImport.Add(new OperatorSet { Domain = CrossAttentionOperator.Domain, Version = 1 });
        return model.ToByteArray();

        IEnumerable<Node> Behind(Node node) => graph.Node.Where(n => n.Input.Contains(node.Output[0])).SelectMany(n => Behind(n).Prepend(n));
    }

    static bool IsCross(string name) => name.StartsWith("cross_", StringComparison.Ordinal);

    static void KeepUsed(Graph graph)
    {
        var used = graph.Output.Select(o => o.Name).ToHashSet();
        for (var i = graph.Node.Count - 1; i >= 0; i--)
            if (graph.Node[i].Output.Any(used.Contains)) used.UnionWith(graph.Node[i].Input);
            else graph.Node.RemoveAt(i);
        for (var i = graph.Initializer.Count - 1; i >= 0; i--)
            if (!used.Contains(graph.Initializer[i].Name)) graph.Initializer.RemoveAt(i);
    }
}
