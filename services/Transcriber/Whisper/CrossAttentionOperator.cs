using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace AudioAspire.Transcriber.Whisper;

/// <summary><see cref="PackedAttention"/> as an operator inside ONNX Runtime, on its threads. Inputs: queries float32 [windows, rows, width],
/// keys and values [windows, heads, stored positions, head size] as <see cref="CrossAttention"/> has them, and where alignment is wanted
/// the numbers of its heads. Outputs: what is attended to, like the queries, and the alignment [windows, its heads, rows, positions].
/// Written against onnxruntime_c_api.h (OrtApi only ever grows at its end; a custom operator says which version it knows).</summary>
internal sealed unsafe class CrossAttentionOperator : IDisposable
{
    public const string Name = "PackedCrossAttention", Domain = "audioaspire";

    const int ApiVersion = 17;
    /// <summary>OrtCustomOpInputOutputCharacteristic.</summary>
    const int Required = 0, Optional = 1;
    /// <summary>OrtErrorCode.</summary>
    const int Fail = 1;

    static readonly nint* Api = LoadApi();
    static readonly byte* NameText = Native(Name), DomainText = Native(Domain);

    /// <summary>Behind OrtCustomOp: the positions that a window has.</summary>
    const int Positions = 26;
    readonly nint* _operator;
    readonly nint _domain;

    /// <param name="positions">That a window has; more are stored.</param>
    public CrossAttentionOperator(int positions)
    {
        // OrtCustomOp: the version, then its functions; those that are not given stay null.
        _operator = (nint*)NativeMemory.AllocZeroed((nuint)((Positions + 1) * sizeof(nint)));
        _operator[0] = ApiVersion;
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
        _operator[18] = (nint)(delegate* unmanaged<nint*, nint, nint>)&Compute; // KernelComputeV2
        _operator[Positions] = positions;
        nint domain;
        Check(((delegate* unmanaged<byte*, nint*, nint>)Api[26])(DomainText, &domain)); // CreateCustomOpDomain
        _domain = domain;
        Check(((delegate* unmanaged<nint, nint*, nint>)Api[27])(_domain, _operator)); // CustomOpDomain_Add
    }

    /// <summary>Makes the operator known to the session that is opened with these options. It must outlive the session.</summary>
    public void AddTo(SessionOptions options) =>
        Check(((delegate* unmanaged<nint, nint, nint>)Api[28])(options.DangerousGetHandle(), _domain)); // AddCustomOpDomain

    public void Dispose()
    {
        ((delegate* unmanaged<nint, void>)Api[101])(_domain); // ReleaseCustomOpDomain
        NativeMemory.Free(_operator);
    }

    [UnmanagedCallersOnly]
    static nint Compute(nint* kernel, nint context)
    {
        try
        {
            Span<long> queries = stackalloc long[3], keys = stackalloc long[4], values = stackalloc long[4], alignmentHeads = stackalloc long[1];
            var work = new Work
            {
                Queries = (float*)Input(context, 0, queries), Keys = (uint*)Input(context, 1, keys), Values = (uint*)Input(context, 2, values),
                AlignmentHeads = (long*)Input(context, 3, alignmentHeads), AlignmentHeadCount = (int)alignmentHeads[0],
                Windows = (int)queries[0], Rows = (int)queries[1], Width = (int)queries[2], Heads = (int)keys[1], Positions = (int)kernel[Positions],
            };
            if (!keys.SequenceEqual([work.Windows, work.Heads, PackedAttention.Stored(work.Positions), work.Width / work.Heads]) || !values.SequenceEqual(keys))
                throw new ArgumentException($"Keys [{Text(keys)}] and values [{Text(values)}] do not fit queries [{Text(queries)}].");
            work.Contexts = Output(context, 0, work.Windows, work.Rows, work.Width);
            if (work.AlignmentHeadCount > 0) work.Alignment = Output(context, 1, work.Windows, work.AlignmentHeadCount, work.Rows, work.Positions);
            Check(((delegate* unmanaged<nint, delegate* unmanaged<Work*, nuint, void>, nuint, nuint, Work*, nint>)Api[274])(
                context, &Attend, (nuint)(work.Windows * work.Heads), 0, &work)); // KernelContext_ParallelFor
            return 0;
        }
        catch (Exception e)
        {
            fixed (byte* message = Encoding.UTF8.GetBytes(e.Message + '\0'))
                return ((delegate* unmanaged<int, byte*, nint>)Api[0])(Fail, message); // CreateStatus
        }
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

    /// <param name="shape">Filled with as many dimensions as it takes; left as it is where the input is not given.</param>
    /// <returns>Its numbers, or 0.</returns>
    static nint Input(nint context, nuint index, Span<long> shape)
    {
        nint value, info, data;
        Check(((delegate* unmanaged<nint, nuint, nint*, nint>)Api[90])(context, index, &value)); // KernelContext_GetInput
        if (value == 0) return 0;
        Check(((delegate* unmanaged<nint, nint*, nint>)Api[51])(value, &data)); // GetTensorMutableData
        Check(((delegate* unmanaged<nint, nint*, nint>)Api[65])(value, &info)); // GetTensorTypeAndShape
        fixed (long* to = shape) Check(((delegate* unmanaged<nint, long*, nuint, nint>)Api[62])(info, to, (nuint)shape.Length)); // GetDimensions
        ((delegate* unmanaged<nint, void>)Api[99])(info); // ReleaseTensorTypeAndShapeInfo
        return data;
    }

    static float* Output(nint context, nuint index, params ReadOnlySpan<long> shape)
    {
        nint value;
        float* data;
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged<nint, nuint, long*, nuint, nint*, nint>)Api[91])(context, index, dimensions, (nuint)shape.Length, &value)); // KernelContext_GetOutput
        Check(((delegate* unmanaged<nint, float**, nint>)Api[51])(value, &data)); // GetTensorMutableData
        return data;
    }

    static void Check(nint status)
    {
        if (status == 0) return;
        var message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<nint, byte*>)Api[2])(status)); // GetErrorMessage
        ((delegate* unmanaged<nint, void>)Api[93])(status); // ReleaseStatus
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }

    /// <summary>Of the library that the managed package has loaded.</summary>
    static nint* LoadApi()
    {
        var library = NativeLibrary.Load("onnxruntime", typeof(InferenceSession).Assembly, null);
        var apis = (delegate* unmanaged<int, nint*>*)((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        return apis[0](ApiVersion);
    }

    static byte* Native(string text) => (byte*)Marshal.StringToCoTaskMemUTF8(text);

    static string Text(ReadOnlySpan<long> shape) => string.Join(", ", shape.ToArray());

    [UnmanagedCallersOnly] static nint* CreateKernel(nint* self, nint api, nint info) => self;
    [UnmanagedCallersOnly] static void KernelDestroy(nint* kernel) { }
    [UnmanagedCallersOnly] static byte* GetName(nint* self) => NameText;
    [UnmanagedCallersOnly] static byte* GetExecutionProviderType(nint* self) => null; // the processor
    [UnmanagedCallersOnly] static TensorElementType GetInputType(nint* self, nuint index) =>
        index switch { 0 => TensorElementType.Float, 3 => TensorElementType.Int64, _ => TensorElementType.BFloat16 };
    [UnmanagedCallersOnly] static nuint GetInputTypeCount(nint* self) => 4;
    [UnmanagedCallersOnly] static TensorElementType GetOutputType(nint* self, nuint index) => TensorElementType.Float;
    [UnmanagedCallersOnly] static nuint GetOutputTypeCount(nint* self) => 2;
    [UnmanagedCallersOnly] static int GetInputCharacteristic(nint* self, nuint index) => index == 3 ? Optional : Required;
    [UnmanagedCallersOnly] static int GetOutputCharacteristic(nint* self, nuint index) => index == 1 ? Optional : Required;
    [UnmanagedCallersOnly] static int GetInputMemoryType(nint* self, nuint index) => 0; // OrtMemTypeDefault

    /// <summary>What one node has to do.</summary>
    struct Work
    {
        public int Windows, Rows, Width, Heads, Positions, AlignmentHeadCount;
        public float* Queries, Contexts, Alignment;
        public uint* Keys, Values;
        public long* AlignmentHeads;
    }
}
