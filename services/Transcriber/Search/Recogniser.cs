using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Whisper;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Search;

/// <summary>The one model of the process. Requests take turns batch by batch, in the order in which they asked.</summary>
internal sealed class Recogniser : IDisposable
{
    /// <summary>Windows of a batch.</summary>
    public const int BatchWindows = 4;

    readonly WhisperModel _model;
    readonly BatchDecoder _decoder;
    readonly WordTimes _wordTimes;
    readonly SemaphoreSlim _turn = new(1, 1); // first come, first served

    public Recogniser(ModelCatalogue catalogue, string name = "whisper-base")
    {
        _model = new WhisperModel(catalogue, name);
        _decoder = new BatchDecoder(_model, BatchWindows, SearchOptions.Default);
        Identities = [.. new[] { $"{name}/encoder.onnx", $"{name}/decoder.onnx", SileroVoiceActivity.File }
            .Select(f => new ModelIdentity { Role = f.StartsWith(name, StringComparison.Ordinal) ? "speech" : "voice_activity", Name = f, Sha256 = catalogue.Sha256Of(f) })];
        _wordTimes = new WordTimes(new WordBuilder(_model.Vocabulary), _model.Config.SecondsPerPosition);
    }

    public WhisperModel Model => _model;
    /// <summary>For the manifest of the results.</summary>
    public IReadOnlyList<ModelIdentity> Identities { get; }

    /// <returns>For each window the probabilities of the model's languages.</returns>
    public async Task<IReadOnlyList<double[]>> LanguagesAsync(IReadOnlyList<SpeechWindow> windows, DecoderCounts counts, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() =>
            {
                _decoder.Counts = counts;
                _decoder.Encode(windows);
                return _decoder.Languages();
            }, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <param name="windows">At most <see cref="BatchWindows"/>.</param>
    /// <param name="temperature">0 = beam search, else readings are drawn.</param>
    public async Task<IReadOnlyList<WindowText>> ReadAsync(IReadOnlyList<SpeechWindow> windows, Prompt prompt, double temperature, DecoderCounts counts, CancellationToken cancel)
    {
        WindowReading[] readings;
        await _turn.WaitAsync(cancel);
        try
        {
            readings = await Task.Run(() =>
            {
                _decoder.Counts = counts;
                _decoder.Encode(windows);
                cancel.ThrowIfCancellationRequested();
                return _decoder.Read(windows, prompt.Tokens, prompt.StartIndex, temperature, cancel);
            }, cancel);
        }
        finally
        {
            _turn.Release();
        }
        var texts = new WindowText[windows.Count];
        await Task.Run(() => Parallel.For(0, windows.Count, i => texts[i] = Describe(windows[i], readings[i], prompt.Language)), cancel);
        return texts;
    }

    WindowText Describe(SpeechWindow window, WindowReading reading, string language) => new(
        window, _model.Vocabulary.Decode(reading.Best.Tokens), _wordTimes.Align(window, reading, language),
        reading.Best.AverageLogProbability, reading.NoSpeechProbability, reading.Best.Tokens);

    public void Dispose()
    {
        _turn.Dispose();
        _decoder.Dispose();
        _model.Dispose();
    }
}
