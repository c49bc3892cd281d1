using AudioAspire.Inference;
using AudioAspire.Transcriber.Recognition;

namespace AudioAspire.Transcriber.WhisperNet.Engine;

/// <summary>Which engine reads: Whisper.net where WHISPER_NET_MODEL names a model, else ONNX Runtime.</summary>
internal static class SpeechEngine
{
    public static ISpeechRecognizer Open(ModelCatalogue catalogue, string model = WhisperRecogniser.Shipped)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(WhisperNetModel.PathVariable))) return new WhisperRecogniser(catalogue, model);
        return new WhisperNetRecogniser(WhisperNetModel.FindAsync(Environment.GetEnvironmentVariable, ModelDownload.FromEnvironment(), CancellationToken.None).GetAwaiter().GetResult());
    }
}
