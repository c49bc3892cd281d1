using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Inference.Providers;

/// <summary>NVIDIA GPUs through ONNX Runtime's CUDA execution provider; needs CUDA 12 or 13 and cuDNN 9, whichever the package was built for.</summary>
sealed class CudaProvider : IExecutionProvider
{
    public string Name => "CUDA";

    public Device Find()
    {
        if (!OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"))
            throw new ProviderUnavailableException("this build has no CUDA (build with -p:UseGpu=true)");
        var device = CudaDriver.FirstDevice();
        try
        {
            // A missing library of CUDA or cuDNN shows here, not in the middle of a recording.
            using var trial = new SessionOptions();
            Append(trial, device);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ProviderUnavailableException($"ONNX Runtime cannot load CUDA: {e.Message}", e);
        }
        return device;
    }

    public void Append(SessionOptions options, Device device)
    {
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(new Dictionary<string, string>
        {
            ["device_id"] = "0",
            ["gpu_mem_limit"] = device.ArenaBytes.ToString(CultureInfo.InvariantCulture),
            // Batches differ in size: powers of two would take far more than is used.
            ["arena_extend_strategy"] = "kSameAsRequested",
            // The exhaustive search would be done again for every new length.
            ["cudnn_conv_algo_search"] = "HEURISTIC",
        });
        options.AppendExecutionProvider_CUDA(cuda);
    }
}
