using AudioAspire.Contracts.V1;
using Google.Protobuf;

namespace AudioAspire.Insights.Compare;

/// <summary>Findings of pairs compared before, by key. A pair whose key is known is not compared again.</summary>
internal sealed class ComparisonMemory(IEnumerable<ComparedPair> pairs)
{
    readonly Dictionary<ByteString, ComparedPair> _pairs = pairs.GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First());

    /// <summary>Null for a pair that is new or has changed.</summary>
    public PairFindings? Find(ByteString key, CardFacts a, CardFacts b)
    {
        if (!_pairs.TryGetValue(key, out var pair)) return null;
        Judgement[] judgements = [.. Enumerable.Range(0, pair.A.Count).Select(i =>
            new Judgement(a.Facts[pair.A[i]], b.Facts[pair.B[i]], Judge.KindOf(a.Facts[pair.A[i]], b.Facts[pair.B[i]])!,
                i < pair.Conflicts ? Verdict.Conflict : Verdict.Agree, pair.Score[i]))];
        return new PairFindings(judgements[..pair.Conflicts], judgements[pair.Conflicts..], Positions(pair.TouchedA), Positions(pair.TouchedB));
    }

    public static ComparedPair Remember(ByteString key, PairFindings findings)
    {
        var pair = new ComparedPair { Key = key, Conflicts = findings.Conflicts.Length, TouchedA = Bits(findings.TouchedA), TouchedB = Bits(findings.TouchedB) };
        foreach (var judgement in (Judgement[])[.. findings.Conflicts, .. findings.Agreements])
        {
            pair.A.Add(judgement.A.Index);
            pair.B.Add(judgement.B.Index);
            pair.Score.Add(judgement.Score);
        }
        return pair;
    }

    // A bit a claim: most pairs touch many.
    static ByteString Bits(int[] positions)
    {
        var bits = new byte[positions.Length == 0 ? 0 : positions.Max() / 8 + 1];
        foreach (var at in positions) bits[at / 8] |= (byte)(1 << at % 8);
        return ByteString.CopyFrom(bits);
    }

    static int[] Positions(ByteString bits) => [.. Enumerable.Range(0, 8 * bits.Length).Where(at => (bits[at / 8] & 1 << at % 8) != 0)];
}
