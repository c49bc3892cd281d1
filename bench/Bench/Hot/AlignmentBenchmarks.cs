using AudioAspire.Transcriber.Alignment;
using BenchmarkDotNet.Attributes;

namespace AudioAspire.Bench.Hot;

/// <summary>Word times of a full window: 100 tokens over 1,500 positions, 8 heads.</summary>
[MemoryDiagnoser]
public class AlignmentBenchmarks
{
    const int Heads = 8, Tokens = 100, Positions = 1_500;

    readonly AttentionMatrix _attention = new(Heads, Tokens, Positions);
    float[] _gain = [];

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var head = 0; head < Heads; head++)
            for (var token = 0; token < Tokens; token++)
                foreach (ref var value in _attention[head, token]) value = random.NextSingle();
        _gain = AttentionFilter.Apply(_attention);
    }

    [Benchmark]
    public float[] FilterAttention() => AttentionFilter.Apply(_attention);

    [Benchmark]
    public int[] WarpTime() => DynamicTimeWarping.Starts(_gain, Tokens, Positions);
}
