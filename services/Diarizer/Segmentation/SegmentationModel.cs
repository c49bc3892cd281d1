using AudioAspire.Inference;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Diarizer.Segmentation;

/// <summary>pyannote segmentation-3.0: 10 s of sound to local speakers, overlap included.</summary>
internal sealed class SegmentationModel(InferenceSession session) : IDisposable
{
    public const string File = "diarization/segmentation.onnx";

    public static SegmentationModel Open(ModelCatalogue catalogue) => new(OnnxSessions.Open(catalogue.PathOf(File)));

    /// <param name="windows">[batch, 160000] samples in [-1, 1], one window after the other.</param>
    /// <returns>[589, 3] activities of each window.</returns>
    public byte[][] Run(float[] windows)
    {
        var batch = windows.Length / FrameGrid.SamplesPerWindow;
        using var input = OrtValue.CreateTensorValueFromMemory(windows, [batch, 1, FrameGrid.SamplesPerWindow]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["waveform"], [input], ["log_probabilities"]);
        var logProbabilities = outputs[0].GetTensorDataAsSpan<float>();
        const int size = FrameGrid.FramesPerWindow * Powerset.Classes;
        var result = new byte[batch][];
        for (var i = 0; i < batch; i++)
        {
            result[i] = new byte[FrameGrid.FramesPerWindow * Powerset.Speakers];
            Powerset.Decode(logProbabilities.Slice(i * size, size), result[i]);
        }
        return result;
    }

    public void Dispose() => session.Dispose();
}
