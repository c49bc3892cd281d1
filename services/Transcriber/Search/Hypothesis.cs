namespace AudioAspire.Transcriber.Search;

/// <summary>One reading of a window.</summary>
/// <param name="Tokens">Without prompt and end of text.</param>
/// <param name="LogProbabilities">One a token.</param>
/// <param name="Rows">Which beam's row of each step's alignment belongs to the token; one more than tokens, the last for the end of text (absent where the reading was cut off).</param>
/// <param name="SumLogProbability">End of text included.</param>
internal sealed record Hypothesis(int[] Tokens, float[] LogProbabilities, int[] Rows, double SumLogProbability)
{
    public double EndLogProbability => SumLogProbability - LogProbabilities.Sum(p => (double)p);

    public double AverageLogProbability => SumLogProbability / (Tokens.Length + 1);
}
