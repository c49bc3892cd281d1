using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AudioAspire.Transcriber.Whisper;

namespace AudioAspire.Transcriber.Search;

/// <summary>Log-softmax and the best k over a row of logits, without sorting or writing 50,000 log-probabilities.</summary>
internal static class TokenScores
{
    const int Chunk = 2_048; // stays in the cache

    /// <returns>log(sum(exp(logits))).</returns>
    public static float LogSumExp(ReadOnlySpan<float> logits)
    {
        Span<float> work = stackalloc float[Chunk];
        var (max, sum) = (TensorPrimitives.Max(logits), 0f);
        for (var at = 0; at < logits.Length; at += Chunk)
        {
            var part = logits.Slice(at, Math.Min(Chunk, logits.Length - at));
            TensorPrimitives.Subtract(part, max, work);
            TensorPrimitives.Exp<float>(work[..part.Length], work);
            sum += TensorPrimitives.Sum<float>(work[..part.Length]);
        }
        return max + MathF.Log(sum);
    }

    /// <summary>Gives no chance to what is never written: special tokens, timestamps, symbols for sounds.</summary>
    public static void Suppress(Span<float> logits, WhisperConfig config)
    {
        for (var i = 0; i < config.SuppressTokens.Count; i++) logits[config.SuppressTokens[i]] = float.NegativeInfinity;
        logits[(config.EndOfText + 1)..].Fill(float.NegativeInfinity);
    }

    /// <summary>The best logits in descending order; the smaller index first where two are equal.</summary>
    public static int Best(ReadOnlySpan<float> logits, Span<Candidate> best)
    {
        var count = 0;
        var threshold = float.NegativeInfinity;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(logits);
        for (var v = 0; v < vectors.Length; v++)
            if (Vector.GreaterThanAny(vectors[v], new Vector<float>(threshold)))
                for (var i = v * Vector<float>.Count; i < (v + 1) * Vector<float>.Count; i++)
                    Offer(i, logits[i], best, ref count, ref threshold);
        for (var i = vectors.Length * Vector<float>.Count; i < logits.Length; i++)
            Offer(i, logits[i], best, ref count, ref threshold);
        return count;
    }

    static void Offer(int token, float logit, Span<Candidate> best, ref int count, ref float threshold)
    {
        if (!(logit > threshold)) return;
        var at = count < best.Length ? count++ : best.Length - 1;
        for (; at > 0 && best[at - 1].LogProbability < logit; at--) best[at] = best[at - 1];
        best[at] = new Candidate(token, logit);
        if (count == best.Length) threshold = best[^1].LogProbability;
    }
}
