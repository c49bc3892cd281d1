using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Streaming;
using AudioAspire.Transcriber.Whisper;
using AudioAspire.Transcriber.Windows;
using AudioAspire.Transcriber.Words;

namespace AudioAspire.Transcriber.Tests;

public sealed class WordRepairTests(Models models)
{
    WhisperModel Model => models.Recogniser.Model;

    Lexicon All => field ??= Lexicon.Read(models.Catalogue.PathOf("words/es.txt.gz"));

    [Fact]
    public async Task AMadeUpWordIsReplacedByWhatWasSaidAndNothingElseChanges()
    {
        using var window = await ReadAsync();
        var word = LongestWord(window.Text);
        foreach (var made in (string[])[word + "x", word[..^2] + "zq", "x" + word[1..]])
        {
            var repaired = window.Repair([]).Repair(window.Follow(window.Text.Replace(word, made, StringComparison.Ordinal)));
            Assert.Equal(window.Text, Model.Vocabulary.Decode(repaired.Best.Tokens));
            Assert.Equal(repaired.Best.Tokens.Length + 1, repaired.Attention.Rows);
            Assert.Equal(repaired.Best.Tokens.Length, repaired.Best.LogProbabilities.Length);
        }
    }

    [Fact]
    public async Task AReplacedWordKeepsWhatWasHeardAtFirst()
    {
        using var window = await ReadAsync();
        var words = window.Text.Split(' ').Where(w => w.All(char.IsLower)).OrderByDescending(w => w.Length).Take(2).ToArray();
        var made = words.Aggregate(window.Text, (text, w) => text.Replace(w, w + "xq", StringComparison.Ordinal));

        var repaired = window.Repair([]).Repair(window.Follow(made));

        var timed = new WordTimes(new WordBuilder(Model.Vocabulary), Model.Config.SecondsPerPosition).Align(window.Heard, repaired, "es");
        var text = new WindowText(window.Heard, window.Text, timed, -0.1, 0, repaired.Best.Tokens.Length, "es");
        var marked = Segments.Of(new WindowOutcome([text], [])).SelectMany(s => s.Words).Where(w => w.Heard.Length > 0);
        Assert.Equal(window.Text.Split(' ').Where(words.Contains).Select(w => (w, w + "xq")), marked.Select(w => (w.Text.TrimEnd('.', ','), w.Heard)));
    }

    [Fact]
    public async Task AMadeUpWordThatTheVocabularyExpectsStays()
    {
        using var window = await ReadAsync();
        var word = LongestWord(window.Text);
        var made = window.Follow(window.Text.Replace(word, word + "x", StringComparison.Ordinal));
        Assert.Same(made, window.Repair([word + "x"]).Repair(made));
    }

    [Fact]
    public async Task AReadingWithoutMadeUpWordsCostsNothing()
    {
        using var window = await ReadAsync();
        var (reading, repair) = (window.Follow(window.Text), window.Repair([]));
        Assert.Same(reading, repair.Repair(reading));
        Assert.Equal(0, repair.Steps);
    }

    [Theory]
    [InlineData(" We were having dinner when the alarm went off and then everybody ran outside")]
    [InlineData(" Estábamos cenando en la casa cuando she said that they went home y salí corriendo a la calle")]
    public async Task AnotherLanguageIsLetBe(string text)
    {
        using var window = await ReadAsync();
        var reading = window.Follow(text);
        Assert.Same(reading, window.Repair([]).Repair(reading));
    }

    [Fact]
    public async Task FollowingAReadingGivesWhatTheSearchFound()
    {
        using var window = await ReadAsync();
        var followed = window.Repair([]).Follow(window.Reading.Best.Tokens, window.Reading);
        Assert.Equal(window.Reading.Best.SumLogProbability, followed.Best.SumLogProbability, 0.05 * followed.Best.Tokens.Length);
        Assert.All(window.Reading.Best.LogProbabilities.Zip(followed.Best.LogProbabilities), p => Assert.Equal(p.First, p.Second, 0.7));
        for (var row = 0; row < followed.Attention.Rows; row++)
            Assert.Equal(window.Reading.Attention[0, row].ToArray().Sum(), followed.Attention[0, row].ToArray().Sum(), 0.1);
    }

    static string LongestWord(string text) => text.Split(' ').Where(w => w.All(char.IsLower)).MaxBy(w => w.Length)!;

    async Task<Window> ReadAsync()
    {
        var samples = (await Recordings.Spanish)[(int)(2.6 * 16_000)..];
        SampleSpan all = new(0, samples.Length);
        return new Window(Model, All, new SpeechWindow(0, [all], [all], samples));
    }

    /// <summary>A window that was read, and its keys and values.</summary>
    sealed class Window : IDisposable
    {
        readonly WhisperModel _model;
        readonly Lexicon _lexicon;
        readonly Prompt _prompt;
        readonly CrossAttention _cross;

        public Window(WhisperModel model, Lexicon lexicon, SpeechWindow window)
        {
            (_model, _lexicon, _prompt, Heard) = (model, lexicon, Prompt.For(model, "es"), window);
            using var decoder = new BatchDecoder(model, 1, SearchOptions.Default);
            decoder.Encode([window], TestContext.Current.CancellationToken);
            Reading = decoder.Read([window], [_prompt], null, 0, TestContext.Current.CancellationToken)[0];
            _cross = new CrossAttention(model.Config, 1);
            _cross.Resize(1);
            var audio = new float[model.Config.WindowSamples];
            window.Samples.CopyTo(audio, 0);
            model.Encode(audio, _cross, 0);
        }

        public WindowReading Reading { get; }
        public string Text => _model.Vocabulary.Decode(Reading.Best.Tokens);

        public SpeechWindow Heard { get; }

        public WordRepair Repair(IEnumerable<string> expected) => new(_model, new MadeUpWords(_lexicon, expected), _prompt.Tokens, _cross.Values);
        public WindowReading Follow(string text) => Repair([]).Follow([.. _model.Vocabulary.Encode(text)], Reading);
        public void Dispose() => _cross.Dispose();
    }
}
