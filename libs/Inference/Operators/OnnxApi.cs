using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Inference.Operators;

/// <summary>The functions of onnxruntime_c_api.h that the managed package leaves out, by their places in OrtApi, which only ever grows at its end.</summary>
static unsafe class OnnxApi
{
    public const int Version = 17;

    public static readonly nint* Functions = Load();

    /// <summary>Throws what an OrtStatus says.</summary>
    public static void Check(nint status)
    {
        if (status == 0) return;
        var message = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<nint, byte*>)Functions[2])(status)); // GetErrorMessage
        ((delegate* unmanaged<nint, void>)Functions[93])(status); // ReleaseStatus
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }

    /// <summary>Of the library that the managed package has loaded.</summary>
    static nint* Load()
    {
        var library = NativeLibrary.Load("onnxruntime", typeof(InferenceSession).Assembly, null);
        var apis = (delegate* unmanaged<int, nint*>*)((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        return apis[0](Version);
    }
}
