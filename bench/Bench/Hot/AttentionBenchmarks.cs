using AudioAspire.Transcriber.Whisper;
using BenchmarkDotNet.Attributes;

namespace AudioAspire.Bench.Hot;

/// <summary>Cross-attention of one head of one window, at each token of four beams: one thread, keys and values in the cache.</summary>
[MemoryDiagnoser]
public class AttentionBenchmarks
{
    const int Positions = 1_500, HeadSize = 64, Beams = 4;

    readonly float[] _numbers = new float[Positions * HeadSize], _queries = new float[Beams * HeadSize], _contexts = new float[Beams * HeadSize];
    readonly uint[] _keys = new uint[PackedAttention.Stored(Positions) * HeadSize / 2], _values = new uint[PackedAttention.Stored(Positions) * HeadSize / 2];

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var i = 0; i < _numbers.Length; i++) _numbers[i] = 2 * random.NextSingle() - 1;
        _numbers.AsSpan(0, _queries.Length).CopyTo(_queries);
        PackKeys();
        PackedAttention.PackValues(_numbers, _values);
    }

    [Benchmark]
    public void Attend() => PackedAttention.Attend(_queries, _contexts, HeadSize, HeadSize, Positions, _keys, _values, []);

    [Benchmark]
    public void PackKeys() => PackedAttention.PackKeys(_numbers, HeadSize, _keys);
}
