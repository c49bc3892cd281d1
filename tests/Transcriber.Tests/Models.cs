using AudioAspire.Inference;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Streaming;
using AudioAspire.Transcriber.Tests;
using AudioAspire.Transcriber.VoiceActivity;

[assembly: AssemblyFixture(typeof(Models))]

namespace AudioAspire.Transcriber.Tests;

/// <summary>The models, opened once for all tests.</summary>
public sealed class Models : IDisposable
{
    public Models()
    {
        Catalogue = ModelCatalogue.Open();
        Recogniser = new WhisperRecogniser(Catalogue);
        Activity = new SileroVoiceActivity(Catalogue);
        Transcriber = new RecordingTranscriber(Recogniser, Activity);
    }

    internal ModelCatalogue Catalogue { get; }
    internal WhisperRecogniser Recogniser { get; }
    internal SileroVoiceActivity Activity { get; }
    internal RecordingTranscriber Transcriber { get; }

    public void Dispose()
    {
        Recogniser.Dispose();
        Activity.Dispose();
    }
}
