using System.Text;

namespace AudioAspire.Insights.Embedding;

/// <summary>Makes text mean the same to Microsoft.ML.Tokenizers as to SentencePiece (models/embedding/README.md).</summary>
internal static class EmbeddingText
{
    /// <summary>SentencePiece drops these control characters; the C# tokenizer would keep them as unknown pieces.</summary>
    public static string WithoutControls(string text)
    {
        if (!text.Any(IsDropped)) return text;
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!IsDropped(c)) kept.Append(c);
        return kept.ToString();
    }

    /// <summary>SentencePiece gives one unknown piece for a run of unknown characters, the C# tokenizer one for each.</summary>
    public static List<long> CollapseUnknown(IReadOnlyList<int> ids, int unknown)
    {
        var collapsed = new List<long>(ids.Count);
        foreach (var id in ids)
            if (id != unknown || collapsed.Count == 0 || collapsed[^1] != unknown) collapsed.Add(id);
        return collapsed;
    }

    static bool IsDropped(char c) => c is
        (>= '\u0001' and <= '\u0008') or '\u000B' or (>= '\u000E' and <= '\u001F') or '\u007F' or '\u008F' or '\u009F';
}
