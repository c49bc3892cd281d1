namespace AudioAspire.Transcriber.Search;

/// <summary>Draws tokens from softmax(logits / temperature) by the Gumbel-max trick, reproducibly.</summary>
internal sealed class TokenSampler(double temperature, int seed)
{
    readonly Random _random = new(seed);

    /// <param name="drawn">Filled with tokens and their logits (not tempered), each drawn by itself.</param>
    public int Draw(ReadOnlySpan<float> logits, Span<Candidate> drawn)
    {
        for (var d = 0; d < drawn.Length; d++)
        {
            var best = double.NegativeInfinity;
            for (var token = 0; token < logits.Length; token++)
            {
                var key = logits[token] / temperature - Math.Log(-Math.Log(1 - _random.NextDouble()));
                if (key > best) (best, drawn[d]) = (key, new Candidate(token, logits[token]));
            }
        }
        return drawn.Length;
    }
}
