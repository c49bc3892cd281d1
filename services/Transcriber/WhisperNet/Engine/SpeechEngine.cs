using AudioAspire.Inference;
using AudioAspire.Transcriber.Recognition;

namespace AudioAspire.Transcriber.WhisperNet.Engine;

/// <summary>Which engine reads: Whisper.net where WHISPER_NET_MODEL names a model, else ONNX Runtime.</summary>
internal static class SpeechEngine
{
    public static ISpeechRecognizer Open(ModelCatalogue catalogue, string model = WhisperRecogniser.Shipped)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(WhisperNetModel.PathVariable))) return new WhisperRecogniser(catalogue, model);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var download = new ModelDownload(http, Environment.GetEnvironmentVariable(ModelDownload.TokenVariable));
        return new WhisperNetRecogniser(WhisperNetModel.FindAsync(Environment.GetEnvironmentVariable, download, CancellationToken.None).GetAwaiter().GetResult());
    }
}
