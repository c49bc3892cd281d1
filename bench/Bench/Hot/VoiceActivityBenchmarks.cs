using AudioAspire.Inference;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Windows;
using BenchmarkDotNet.Attributes;

namespace AudioAspire.Bench.Hot;

/// <summary>Voice activity of 16.4 s of sound, and the cutting of an hour's probabilities into stretches of speech.</summary>
[MemoryDiagnoser]
public class VoiceActivityBenchmarks
{
    readonly float[] _samples = new float[VoiceActivityStream.BlockFrames * SileroVoiceActivity.FrameSamples];
    readonly float[] _probabilities = new float[3600 * 16_000 / SileroVoiceActivity.FrameSamples];
    SileroVoiceActivity _model = null!;
    VoiceActivityStream _stream = null!;

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var i = 0; i < _samples.Length; i++) _samples[i] = 0.1f * (random.NextSingle() - 0.5f);
        for (var i = 0; i < _probabilities.Length; i++) _probabilities[i] = i / 90 % 2 == 0 ? 0.9f : 0.1f;
        _model = new SileroVoiceActivity(ModelCatalogue.Open());
        _stream = new VoiceActivityStream(_model);
    }

    [Benchmark]
    public float Listen() => _stream.Push(_samples)[^1];

    [Benchmark]
    public int Cut()
    {
        var spans = new SpeechSpans(SpeechSpanOptions.Default);
        return spans.Push(_probabilities).Count() + spans.Complete().Count();
    }

    [GlobalCleanup]
    public void Close() => _model.Dispose();
}
