using AudioAspire.Inference;
using Microsoft.ML.OnnxRuntime;

namespace AudioAspire.Diarizer.Embedding;

/// <summary>CAM++ voice prints (Wang et al., "CAM++: a fast and efficient network for speaker verification", 2023).</summary>
internal sealed class EmbeddingModel(InferenceSession session) : IDisposable
{
    public const string File = "diarization/speaker_embedding.onnx";
    public const int Size = 192;

    public static EmbeddingModel Open(ModelCatalogue catalogue) => new(OnnxSessions.Open(catalogue.PathOf(File)));

    /// <param name="clips">[batch, samples] in [-1, 1], each one person alone.</param>
    /// <returns>[batch][192], unit length.</returns>
    public float[][] Run(float[] clips, int batch)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(clips, [batch, clips.Length / batch]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["waveform"], [input], ["speaker_embedding"]);
        var values = outputs[0].GetTensorDataAsSpan<float>();
        var result = new float[batch][];
        for (var i = 0; i < batch; i++) result[i] = values.Slice(i * Size, Size).ToArray();
        return result;
    }

    public void Dispose() => session.Dispose();
}
