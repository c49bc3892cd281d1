using AudioAspire.Inference;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Streaming;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.WhisperNet.Engine;

namespace AudioAspire.Transcriber;

internal static class TranscriberRegistration
{
    /// <summary>The models are opened at once: a service that is healthy has them.</summary>
    /// <param name="model">Of the catalogue.</param>
    public static IServiceCollection AddTranscriber(this IServiceCollection services, ModelCatalogue catalogue, string model) => services
        .AddSingleton(catalogue)
        .AddSingleton<ISpeechRecognizer>(SpeechEngine.Open(catalogue, model))
        .AddSingleton(new SileroVoiceActivity(catalogue))
        .AddSingleton<RecordingTranscriber>();
}
