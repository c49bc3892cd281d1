using AudioAspire.Transcriber.Search;
using BenchmarkDotNet.Attributes;

namespace AudioAspire.Bench.Hot;

/// <summary>What the search does with the decoder's logits of one beam, at each token.</summary>
[MemoryDiagnoser]
public class ScoreBenchmarks
{
    const int Vocabulary = 51_865, Beams = 5;

    readonly float[] _logits = new float[Vocabulary];
    readonly Candidate[] _best = new Candidate[2 * Beams];

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var i = 0; i < Vocabulary; i++) _logits[i] = (float)(4 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
    }

    [Benchmark]
    public float LogSumExp() => TokenScores.LogSumExp(_logits);

    [Benchmark]
    public int TopTen() => TokenScores.Best(_logits, _best);
}
