namespace AudioAspire.Insights.Sentences;

/// <summary>One sentence of one turn.</summary>
/// <param name="Index">Position among all sentences of the interview.</param>
/// <param name="Turn">The turn's own index.</param>
/// <param name="Start">Seconds, from word times where there are any, else in proportion to the text.</param>
internal sealed record Sentence(int Index, int Turn, string Speaker, double Start, double End, string Text, bool IsQuestion)
{
    /// <summary>Index of the other speaker's question that this sentence answers; null where nothing was asked.</summary>
    public int? Answers { get; init; }
}
