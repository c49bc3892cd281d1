using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Inference;

/// <summary>Opens ONNX Runtime sessions the same way everywhere.</summary>
public static class OnnxSessions
{
    /// <summary>INFERENCE_THREADS, or the number of processors.</summary>
    public static int DefaultThreads =>
        int.TryParse(Environment.GetEnvironmentVariable("INFERENCE_THREADS"), out var n) && n > 0 ? n : Environment.ProcessorCount;

    /// <param name="path">A path that <see cref="ModelCatalogue.PathOf"/> has checked.</param>
    /// <param name="threads">Threads inside one operator; 0 = <see cref="DefaultThreads"/>.</param>
    public static InferenceSession Open(string path, int threads = 0)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads > 0 ? threads : DefaultThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        // Spinning workers would steal the cores from the other services of the same machine.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(path, options);
    }
}
