using System.Runtime.InteropServices;
using System.Text;

namespace AudioAspire.Inference.Providers;

/// <summary>Asks NVIDIA's driver for the first GPU that this process may see (CUDA_VISIBLE_DEVICES is obeyed). CUDA driver API, cuda.h.</summary>
static unsafe class CudaDriver
{
    static readonly string[] Libraries = OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so"];

    /// <exception cref="ProviderUnavailableException">No driver, or no GPU.</exception>
    public static Device FirstDevice()
    {
        var library = Load();
        try
        {
            Check(((delegate* unmanaged<uint, int>)Function(library, "cuInit"))(0), "No NVIDIA GPU answers");
            int device;
            Check(((delegate* unmanaged<int*, int, int>)Function(library, "cuDeviceGet"))(&device, 0), "There is no GPU that this process may use");
            var name = stackalloc byte[128];
            Check(((delegate* unmanaged<byte*, int, int, int>)Function(library, "cuDeviceGetName"))(name, 128, device), "The GPU has no name");
            nuint bytes;
            Check(((delegate* unmanaged<nuint*, int, int>)Function(library, "cuDeviceTotalMem_v2"))(&bytes, device), "The GPU does not tell its memory");
            return new Device(Encoding.ASCII.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name)), (long)bytes);
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    static nint Load()
    {
        foreach (var name in Libraries)
            if (NativeLibrary.TryLoad(name, out var handle))
                return handle;
        throw new ProviderUnavailableException("no NVIDIA driver is installed (in a container: run it with --gpus all)");
    }

    static nint Function(nint library, string name) =>
        NativeLibrary.TryGetExport(library, name, out var address) ? address : throw new ProviderUnavailableException($"the NVIDIA driver has no {name}");

    static void Check(int result, string meaning)
    {
        if (result != 0) throw new ProviderUnavailableException($"{meaning} (CUDA error {result})");
    }
}
