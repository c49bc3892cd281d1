using System.Runtime.InteropServices;
using System.Text;
using AudioAspire.Inference.Operators.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using static AudioAspire.Inference.Operators.OnnxApi;

namespace AudioAspire.Inference.Operators;

/// <summary>An operator of ours inside ONNX Runtime, on the processor. It must outlive the sessions that it was added to.</summary>
public abstract unsafe class OnnxOperator : IDisposable
{
    /// <summary>OrtErrorCode.</summary>
    const int Fail = 1;
    /// <summary>Behind OrtCustomOp: a handle of the object.</summary>
    const int Self = 26;

    readonly IReadOnlyList<Operand> _inputs, _outputs;
    readonly byte* _nameText, _domainText;
    readonly nint* _operator;
    readonly nint _domain;

    protected OnnxOperator(string name, IReadOnlyList<Operand> inputs, IReadOnlyList<Operand> outputs)
    {
        (Name, _inputs, _outputs) = (name, inputs, outputs);
        _nameText = Native(name);
        _domainText = Native(Domain);
        // OrtCustomOp: the version, then its functions; those that are not given stay null.
        _operator = (nint*)NativeMemory.AllocZeroed((nuint)((Self + 1) * sizeof(nint)));
        _operator[0] = OnnxApi.Version;
        _operator[1] = (nint)(delegate* unmanaged<nint*, nint, nint, nint*>)&CreateKernel;
        _operator[2] = (nint)(delegate* unmanaged<nint*, byte*>)&GetName;
        _operator[3] = (nint)(delegate* unmanaged<nint*, byte*>)&GetExecutionProviderType;
        _operator[4] = (nint)(delegate* unmanaged<nint*, nuint, TensorElementType>)&GetInputType;
        _operator[5] = (nint)(delegate* unmanaged<nint*, nuint>)&GetInputTypeCount;
        _operator[6] = (nint)(delegate* unmanaged<nint*, nuint, TensorElementType>)&GetOutputType;
        _operator[7] = (nint)(delegate* unmanaged<nint*, nuint>)&GetOutputTypeCount;
        _operator[9] = (nint)(delegate* unmanaged<nint*, void>)&KernelDestroy;
        _operator[10] = (nint)(delegate* unmanaged<nint*, nuint, int>)&GetInputCharacteristic;
        _operator[11] = (nint)(delegate* unmanaged<nint*, nuint, int>)&GetOutputCharacteristic;
        _operator[12] = (nint)(delegate* unmanaged<nint*, nuint, int>)&GetInputMemoryType;
        _operator[18] = (nint)(delegate* unmanaged<nint*, nint, nint>)&KernelComputeV2;
        _operator[Self] = GCHandle.ToIntPtr(GCHandle.Alloc(this));
        nint domain;
        Check(((delegate* unmanaged<byte*, nint*, nint>)Functions[26])(_domainText, &domain)); // CreateCustomOpDomain
        _domain = domain;
        Check(((delegate* unmanaged<nint, nint*, nint>)Functions[27])(_domain, _operator)); // CustomOpDomain_Add
    }

    protected string Name { get; }

    /// <summary>A session takes a domain only once, so each operator has its own.</summary>
    string Domain => $"audioaspire.{Name}";

    /// <summary>Puts the operator in the place of nodes that it can do the work of.</summary>
    /// <returns>Whether there were any.</returns>
    internal bool Replace(Model model)
    {
        var replaced = false;
        foreach (var node in NodesToReplace(model.Graph))
        {
            (node.OpType, node.Domain, replaced) = (Name, Domain, true);
            node.Attribute.Clear();
        }
        if (!replaced) return false;
        KeepUsed(model.Graph);
        model.OpsetImport.Add(new OperatorSet { Domain = Domain, Version = 1 });
        return true;
    }

    static void KeepUsed(Graph graph)
    {
        var used = graph.Output.Select(o => o.Name).ToHashSet();
        for (var i = graph.Node.Count - 1; i >= 0; i--)
            if (graph.Node[i].Output.Any(used.Contains)) used.UnionWith(graph.Node[i].Input);
            else graph.Node.RemoveAt(i);
        for (var i = graph.Initializer.Count - 1; i >= 0; i--)
            if (!used.Contains(graph.Initializer[i].Name)) graph.Initializer.RemoveAt(i);
    }

    /// <returns>The nodes, with the operator's inputs and outputs; what nothing uses any more is dropped.</returns>
    protected internal abstract IReadOnlyList<Node> NodesToReplace(Graph graph);

    /// <summary>What one node does; what it throws becomes the session's error.</summary>
    protected internal abstract void Compute(OperatorContext context);

    internal void AddTo(SessionOptions options) =>
        Check(((delegate* unmanaged<nint, nint, nint>)Functions[28])(options.DangerousGetHandle(), _domain)); // AddCustomOpDomain

    public void Dispose()
    {
        ((delegate* unmanaged<nint, void>)Functions[101])(_domain); // ReleaseCustomOpDomain
        GCHandle.FromIntPtr(_operator[Self]).Free();
        NativeMemory.Free(_operator);
        Marshal.FreeCoTaskMem((nint)_nameText);
        Marshal.FreeCoTaskMem((nint)_domainText);
        GC.SuppressFinalize(this);
    }

    static OnnxOperator Of(nint* self) => (OnnxOperator)GCHandle.FromIntPtr(self[Self]).Target!;

    static byte* Native(string text) => (byte*)Marshal.StringToCoTaskMemUTF8(text);

    [UnmanagedCallersOnly]
    static nint KernelComputeV2(nint* kernel, nint context)
    {
        try
        {
            Of(kernel).Compute(new OperatorContext(context));
            return 0;
        }
        catch (Exception e)
        {
            fixed (byte* message = Encoding.UTF8.GetBytes(e.Message + '\0'))
                return ((delegate* unmanaged<int, byte*, nint>)Functions[0])(Fail, message); // CreateStatus
        }
    }

    [UnmanagedCallersOnly] static nint* CreateKernel(nint* self, nint api, nint info) => self;
    [UnmanagedCallersOnly] static void KernelDestroy(nint* kernel) { }
    [UnmanagedCallersOnly] static byte* GetName(nint* self) => Of(self)._nameText;
    [UnmanagedCallersOnly] static byte* GetExecutionProviderType(nint* self) => null; // the processor
    [UnmanagedCallersOnly] static TensorElementType GetInputType(nint* self, nuint index) => Of(self)._inputs[(int)index].Type;
    [UnmanagedCallersOnly] static nuint GetInputTypeCount(nint* self) => (nuint)Of(self)._inputs.Count;
    [UnmanagedCallersOnly] static TensorElementType GetOutputType(nint* self, nuint index) => Of(self)._outputs[(int)index].Type;
    [UnmanagedCallersOnly] static nuint GetOutputTypeCount(nint* self) => (nuint)Of(self)._outputs.Count;
    // OrtCustomOpInputOutputCharacteristic: 0 required, 1 optional.
    [UnmanagedCallersOnly] static int GetInputCharacteristic(nint* self, nuint index) => Of(self)._inputs[(int)index].Optional ? 1 : 0;
    [UnmanagedCallersOnly] static int GetOutputCharacteristic(nint* self, nuint index) => Of(self)._outputs[(int)index].Optional ? 1 : 0;
    [UnmanagedCallersOnly] static int GetInputMemoryType(nint* self, nuint index) => 0; // OrtMemTypeDefault
}

/// <summary>An input or output of an operator.</summary>
public sealed record Operand(TensorElementType Type, bool Optional = false);
