using System.Text;
using AudioAspire.Transcriber.Tokenization;

namespace AudioAspire.Transcriber.Alignment;

/// <summary>Tokens to words: at spaces, or at every character where a language writes none; punctuation joins its word.</summary>
internal sealed class WordBuilder(BytePairVocabulary vocabulary)
{
    const string Opening = "\"'“¿¡([{-«";
    const string Closing = "\"'.。,，!！?？:：;”)]}、…»";
    static readonly HashSet<string> Unspaced = ["zh", "ja", "th", "lo", "my", "yue"];

    /// <returns>Words as ranges of tokens, in order, that cover all tokens.</returns>
    public IReadOnlyList<TokenWord> Build(ReadOnlySpan<int> tokens, string language)
    {
        var words = new List<TokenWord>();
        foreach (var piece in Characters(tokens))
            if (words.Count > 0 && Continues(piece.Text, words[^1].Text, language))
                words[^1] = words[^1].With(piece);
            else
                words.Add(piece);
        return AttachPunctuation(words);
    }

    static bool Continues(string piece, string word, string language) =>
        Unspaced.Contains(language)
            ? char.IsAsciiLetterOrDigit(piece[0]) && char.IsAsciiLetterOrDigit(word[^1])
            : !piece.StartsWith(' ');

    /// <summary>How many of a word's tokens are the word itself, without the punctuation behind it.</summary>
    public int CoreLength(ReadOnlySpan<int> tokens)
    {
        var length = tokens.Length;
        while (length > 1 && IsAll(vocabulary.Decode([tokens[length - 1]]), Closing)) length--;
        return length;
    }

    /// <summary>The shortest runs of tokens that are whole characters.</summary>
    List<TokenWord> Characters(ReadOnlySpan<int> tokens)
    {
        var pieces = new List<TokenWord>();
        var bytes = new List<byte>();
        var start = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            bytes.AddRange(vocabulary.BytesOf(tokens[i]));
            var text = Encoding.UTF8.GetString(bytes.ToArray());
            if (text.EndsWith('\uFFFD') && i + 1 < tokens.Length && bytes.Count < 8) continue;
            if (text.Length > 0) pieces.Add(new TokenWord(text, start, i + 1));
            bytes.Clear();
            start = i + 1;
        }
        return pieces;
    }

    static List<TokenWord> AttachPunctuation(List<TokenWord> words)
    {
        var joined = new List<TokenWord>();
        foreach (var word in words)
            if (joined.Count > 0 && (IsAll(word.Text, Closing) && !word.Text.StartsWith(' ') || IsAll(joined[^1].Text, Opening)))
                joined[^1] = joined[^1].With(word);
            else
                joined.Add(word);
        return joined;
    }

    static bool IsAll(string text, string set) => text.Trim() is { Length: > 0 } trimmed && trimmed.All(set.Contains);
}

/// <summary>A word and its tokens [First, Last).</summary>
internal readonly record struct TokenWord(string Text, int First, int Last)
{
    public TokenWord With(TokenWord next) => new(Text + next.Text, First, next.Last);
}
