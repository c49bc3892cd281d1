using AudioAspire.Inference;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Transcriber.VoiceActivity;

/// <summary>The Silero VAD model, shared by every recording; each recording has its own <see cref="VoiceActivityStream"/>.</summary>
internal sealed class SileroVoiceActivity(ModelCatalogue catalogue) : IDisposable
{
    public const string File = "vad/silero_vad_16k_sequence.onnx";
    public const int FrameSamples = 512;
    public const int ContextSamples = 64;
    public const int StateSize = 128;

    // One thread: the frames depend on one another, and the second core is busy with recognition.
    readonly InferenceSession _session = OnnxSessions.Open(catalogue.PathOf(File), threads: 1);
    readonly RunOptions _run = new();

    /// <param name="frames">[frames, 576]: 64 samples of the frame before, then 512 new ones.</param>
    /// <param name="h">[1, 1, 128], replaced by the state behind the last frame; so is <paramref name="c"/>.</param>
    public void Run(Memory<float> frames, float[] h, float[] c, Span<float> probabilities)
    {
        using var input = Tensor(frames, [probabilities.Length, ContextSamples + FrameSamples]);
        using var hidden = Tensor(h, [1, 1, StateSize]);
        using var cell = Tensor(c, [1, 1, StateSize]);
        using var outputs = _session.Run(_run, ["input", "h", "c"], [input, hidden, cell], ["speech_probs", "hn", "cn"]);
        outputs[0].GetTensorDataAsSpan<float>().CopyTo(probabilities);
        outputs[1].GetTensorDataAsSpan<float>().CopyTo(h);
        outputs[2].GetTensorDataAsSpan<float>().CopyTo(c);
    }

    static OrtValue Tensor(Memory<float> values, long[] shape) =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values, shape);

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }
}
