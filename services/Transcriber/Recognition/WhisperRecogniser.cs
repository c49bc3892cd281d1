using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Whisper;
using AudioAspire.Transcriber.Windows;
using AudioAspire.Transcriber.Words;

namespace AudioAspire.Transcriber.Recognition;

/// <summary>Whisper on ONNX Runtime. Requests take turns batch by batch, in the order in which they asked.</summary>
internal sealed class WhisperRecogniser : ISpeechRecognizer
{
    /// <summary>The model that needs no download.</summary>
    public const string Shipped = "whisper-base";

    /// <summary>The language whose made-up words are replaced. With a list of English words as many wrong words came as went.</summary>
    const string Spanish = "es";
    const string SpanishWords = "words/es.txt.gz";

    readonly WhisperModel _model;
    readonly Lazy<Lexicon> _spanish;
    readonly BatchDecoder _decoder;
    readonly WordTimes _wordTimes;
    readonly SemaphoreSlim _turn = new(1, 1); // first come, first served

    public WhisperRecogniser(ModelCatalogue catalogue, string name = Shipped)
    {
        _model = new WhisperModel(catalogue, name);
        BatchWindows = BatchSize.For(_model.Config, SearchOptions.Default.Beams, OnnxSessions.DeviceBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        _decoder = new BatchDecoder(_model, BatchWindows, SearchOptions.Default);
        Identities = [.. new[] { ("speech", $"{name}/encoder.onnx"), ("speech", $"{name}/decoder.onnx"), ("voice_activity", SileroVoiceActivity.File), ("words", SpanishWords) }
            .Select(m => new ModelIdentity { Role = m.Item1, Name = m.Item2, Sha256 = catalogue.Sha256Of(m.Item2) })];
        var words = catalogue.PathOf(SpanishWords);
        _spanish = new Lazy<Lexicon>(() => Lexicon.Read(words));
        Languages = [.. _model.Config.Languages.Keys];
        _wordTimes = new WordTimes(new WordBuilder(_model.Vocabulary), _model.Config.SecondsPerPosition);
    }

    public WhisperModel Model => _model;
    public string Name => _model.Name;
    public IReadOnlyList<string> Languages { get; }
    public int BatchWindows { get; }
    public IReadOnlyList<ModelIdentity> Identities { get; }

    public async Task<IReadOnlyList<WindowText>> ReadAsync(IReadOnlyList<SpeechWindow> windows, ReadingRequest request, double temperature, CancellationToken cancel)
    {
        Prompt[] prompts;
        WindowReading[] readings;
        await _turn.WaitAsync(cancel);
        try
        {
            (prompts, readings) = await Task.Run(() =>
            {
                _decoder.Counts = request.Counts;
                var madeUp = new Lazy<MadeUpWords>(() => new MadeUpWords(_spanish.Value, request.Vocabulary));
                _decoder.MadeUp = language => language == Spanish && !request.Verbatim ? madeUp.Value : null;
                _decoder.Encode(windows, cancel);
                cancel.ThrowIfCancellationRequested();
                var prompts = Prompts(windows, request);
                return (prompts, _decoder.Read(windows, prompts, TermBias.Of(request.Vocabulary, _model.Vocabulary), temperature, cancel));
            }, cancel);
        }
        finally
        {
            _turn.Release();
        }
        var texts = new WindowText[windows.Count];
        await Task.Run(() => Parallel.For(0, windows.Count, i => texts[i] = Describe(windows[i], readings[i], prompts[i].Language)), cancel);
        return texts;
    }

    Prompt[] Prompts(IReadOnlyList<SpeechWindow> windows, ReadingRequest request)
    {
        var languages = request.Language.Of(windows, request.Language.IsAutomatic ? _decoder.Languages() : []);
        var common = Prompt.For(_model, request.Language.Recording, request.Verbatim);
        return [.. languages.Select(l => common.In(l, _model.Config))];
    }

    WindowText Describe(SpeechWindow window, WindowReading reading, string language) => new(
        window, _model.Vocabulary.Decode(reading.Best.Tokens), _wordTimes.Align(window, reading, language),
        reading.Best.AverageLogProbability, reading.NoSpeechProbability, reading.Best.Tokens.Length, language);

    public void Dispose()
    {
        _turn.Dispose();
        _decoder.Dispose();
        _model.Dispose();
    }
}
