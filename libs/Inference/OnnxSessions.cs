using System.Collections.Concurrent;
using AudioAspire.Inference.Operators;
using AudioAspire.Inference.Operators.Onnx;
using AudioAspire.Inference.Providers;
using Google.Protobuf;
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
        return Open(NameOf(path), threads, options => new InferenceSession(path, options));
    }

    /// <summary>As <see cref="Open(string, int)"/>, with operators of ours in the place of what they can do where the model runs on the
    /// processor: a GPU has its own ways.</summary>
    /// <param name="operators">They must outlive the session.</param>
    public static InferenceSession Open(string path, IReadOnlyList<OnnxOperator> operators)
    {
        if (DeviceBytes is not null) return Open(path);
        var model = Model.Parser.ParseFrom(File.ReadAllBytes(path));
        if (model.Graph.Initializer.Any(c => c.DataLocation != 0)) return Open(path); // a model in memory has no files beside it
        var used = operators.Where(o => o.Replace(model)).ToList();
        if (used.Count == 0) return Open(path);
        var bytes = model.ToByteArray();
        return Open(NameOf(path), 0, options =>
        {
            foreach (var one in used) one.AddTo(options);
            return new InferenceSession(bytes, options);
        });
    }

    static InferenceSession Open(string name, int threads, Func<SessionOptions, InferenceSession> open)
    {
        var (session, placement) = Choice.Value.Open(name, () => Options(threads), open);
        Opened.Enqueue(placement);
        return session;
    }

    static string NameOf(string path) => $"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";

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
