using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Windows;
using Whisper.net;

namespace AudioAspire.Transcriber.WhisperNet.Engine;

/// <summary>Whisper on whisper.cpp, through Whisper.net: for CUDA, and for models that come as ggml files. Windows are read one by one;
/// what is read again, left out or reported is decided by the same checks as with the other engine.</summary>
internal sealed class WhisperNetRecogniser : ISpeechRecognizer
{
    const int Beams = 5;
    /// <summary>whisper.cpp counts in hundredths of a second.</summary>
    const double Tick = 0.01;

    readonly WhisperFactory _factory;
    readonly SemaphoreSlim _turn = new(1, 1);

    public WhisperNetRecogniser(WhisperNetModel model)
    {
        _factory = WhisperFactory.FromPath(model.Path, new WhisperFactoryOptions { UseGpu = true });
        Name = model.Name;
        Languages = [.. WhisperFactory.GetSupportedLanguages()];
        Identities = [new ModelIdentity { Role = "speech", Name = Path.GetFileName(model.Path), Sha256 = model.Sha256 }];
    }

    public string Name { get; }
    public IReadOnlyList<string> Languages { get; }
    public int BatchWindows => 1;
    public IReadOnlyList<ModelIdentity> Identities { get; }

    public async Task<IReadOnlyList<WindowText>> ReadAsync(IReadOnlyList<SpeechWindow> windows, ReadingRequest request, double temperature, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var languages = request.Language.Of(windows, request.Language.IsAutomatic ? [.. windows.Select(Probabilities)] : []);
            var texts = new List<WindowText>();
            foreach (var (window, language) in windows.Zip(languages))
                texts.Add(await ReadAsync(window, language, request, temperature, cancel));
            return texts;
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<WindowText> ReadAsync(SpeechWindow window, string language, ReadingRequest request, double temperature, CancellationToken cancel)
    {
        await using var processor = Processor(language, request.Vocabulary, temperature);
        var segments = new List<SegmentData>();
        using (request.Counts.TimeDecoder())
            await foreach (var segment in processor.ProcessAsync(window.Samples, cancel)) segments.Add(segment);
        request.Counts.EncoderPasses++;
        var tokens = segments.SelectMany(s => s.Tokens).Where(t => !TokenText.IsControl(t.Text ?? "")).ToList();
        request.Counts.DecoderSteps += tokens.Count;
        var words = segments.SelectMany(s => TokenText.Words(
            s.Text, [.. s.Tokens.Select(t => new HeardToken(t.Text ?? "", t.Start * Tick, t.End * Tick, t.Probability))], window.ToRecording)).ToList();
        return new WindowText(window, string.Concat(segments.Select(s => s.Text)), words,
            tokens.Count == 0 ? 0 : tokens.Average(t => Math.Log(Math.Clamp(t.Probability, 1e-6, 1))),
            segments.Select(s => (double)s.NoSpeechProbability).DefaultIfEmpty(1).Max(), tokens.Count, language);
    }

    WhisperProcessor Processor(string language, IReadOnlyList<string> vocabulary, double temperature)
    {
        var builder = _factory.CreateBuilder()
            .WithLanguage(language)
            .WithThreads(OnnxSessions.DefaultThreads)
            .WithNoContext()
            .WithTokenTimestamps()
            .WithProbabilities()
            .WithTemperature((float)temperature)
            // Trying again is decided outside, for both engines alike.
            .WithTemperatureInc(0);
        if (vocabulary.Count > 0) builder.WithPrompt(string.Join(", ", vocabulary));
        return (temperature > 0
            ? builder.WithGreedySamplingStrategy()
            : builder.WithBeamSearchSamplingStrategy(beams => beams.WithBeamSize(Beams))).Build();
    }

    /// <summary>whisper.cpp tells the best language only; the others share the rest.</summary>
    double[] Probabilities(SpeechWindow window)
    {
        using var processor = _factory.CreateBuilder().WithThreads(OnnxSessions.DefaultThreads).Build();
        var (best, probability) = processor.DetectLanguageWithProbability(window.Samples);
        return [.. Languages.Select(l => l == best ? probability : (1 - probability) / Math.Max(1, Languages.Count - 1))];
    }

    public void Dispose()
    {
        _turn.Dispose();
        _factory.Dispose();
    }
}
