using AudioAspire.Inference;
using Microsoft.ML.Tokenizers;

namespace AudioAspire.Insights.Embedding;

/// <summary>Text to the ids of multilingual-e5-small: [0] + SentencePiece("query: " + text) + [2].</summary>
internal sealed class SentenceTokenizer
{
    public const long Padding = 1;
    public const int MaxTokens = 512;
    const int Unknown = 3;
    const long End = 2;

    readonly SentencePieceTokenizer _pieces;

    public SentenceTokenizer(ModelCatalogue models)
    {
        using var file = File.OpenRead(models.PathOf("embedding/sentencepiece.model"));
        _pieces = SentencePieceTokenizer.Create(file, addBeginningOfSentence: true, addEndOfSentence: true);
    }

    /// <summary>At most <see cref="MaxTokens"/> ids; what does not fit is cut, the end mark stays.</summary>
    public long[] Encode(string text)
    {
        var ids = EmbeddingText.CollapseUnknown(_pieces.EncodeToIds("query: " + EmbeddingText.WithoutControls(text).Trim()), Unknown);
        if (ids.Count > MaxTokens)
        {
            ids.RemoveRange(MaxTokens - 1, ids.Count - MaxTokens + 1);
            ids.Add(End);
        }
        return [.. ids];
    }
}
