using AudioAspire.Inference;
using AudioAspire.Transcriber.Recognition;

namespace AudioAspire.Transcriber.WhisperNet.Engine;

/// <summary>There is one engine without Whisper.net's packages.</summary>
internal static class SpeechEngine
{
    public static ISpeechRecognizer Open(ModelCatalogue catalogue, string model = WhisperRecogniser.Shipped) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(WhisperNetModel.PathVariable))
        ? new WhisperRecogniser(catalogue, model)
        : throw new ModelException($"{WhisperNetModel.PathVariable} is set, but this build has no Whisper.net. Build with -p:UseWhisperNet=true, or unset it.");
}
