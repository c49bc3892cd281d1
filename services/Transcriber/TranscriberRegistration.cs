using AudioAspire.Inference;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Streaming;
using AudioAspire.Transcriber.VoiceActivity;

namespace AudioAspire.Transcriber;

internal static class TranscriberRegistration
{
    /// <summary>The models are opened at once: a service that is healthy has them.</summary>
    public static IServiceCollection AddTranscriber(this IServiceCollection services, ModelCatalogue catalogue) => services
        .AddSingleton<ISpeechRecognizer>(new WhisperRecogniser(catalogue))
        .AddSingleton(new SileroVoiceActivity(catalogue))
        .AddSingleton<RecordingTranscriber>();
}
