using System.Collections.Concurrent;
using AudioAspire.Inference.Providers;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Inference;

/// <summary>Opens ONNX Runtime sessions the same way everywhere.</summary>
public static class OnnxSessions
{
    static readonly Lazy<ProviderChoice> Choice = new(() =>
        ProviderChoice.Make(Environment.GetEnvironmentVariable("INFERENCE_PROVIDER"), new CudaProvider()));
    static readonly ConcurrentQueue<Placement> Opened = new();

    /// <summary>INFERENCE_THREADS, or the number of processors.</summary>
    public static int DefaultThreads =>
        int.TryParse(Environment.GetEnvironmentVariable("INFERENCE_THREADS"), out var n) && n > 0 ? n : Environment.ProcessorCount;

    /// <summary>Bytes of the GPU that models may use; null where they run on the processor.</summary>
    public static long? DeviceBytes => Choice.Value.DeviceBytes;

    /// <summary>Where each model that was opened so far runs.</summary>
    public static IEnumerable<Placement> Placements => Opened.Distinct();

    /// <summary>Opens a model on the GPU where the build and the machine have one, else on the processor.</summary>
    /// <param name="path">A path that <see cref="ModelCatalogue.PathOf"/> has checked.</param>
    /// <param name="threads">Threads inside one operator; 0 = <see cref="DefaultThreads"/>. A model that asks for one is so small that
    /// it stays on the processor: the way to a GPU and back costs more.</param>
    public static InferenceSession Open(string path, int threads = 0)
    {
        if (threads == 1)
        {
            using var options = Options(threads);
            return new InferenceSession(path, options);
        }
        var model = $"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";
        return Open(model, threads, options => new InferenceSession(path, options));
    }

    /// <summary>Opens a model that is in memory.</summary>
    /// <param name="name">What to call it where <see cref="Placements"/> are told.</param>
    /// <param name="prepare">Adds to the options of every session.</param>
    public static InferenceSession Open(string name, byte[] model, Action<SessionOptions> prepare) => Open(name, 0, options =>
    {
        prepare(options);
        return new InferenceSession(model, options);
    });

    static InferenceSession Open(string name, int threads, Func<SessionOptions, InferenceSession> open)
    {
        var (session, placement) = Choice.Value.Open(name, () => Options(threads), open);
        Opened.Enqueue(placement);
        return session;
    }

    static SessionOptions Options(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads > 0 ? threads : DefaultThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        // Workers spin between the small operators of a step; they must not take the cores from other services between runs.
        options.AddSessionConfigEntry("session.force_spinning_stop", "1");
        return options;
    }
}
