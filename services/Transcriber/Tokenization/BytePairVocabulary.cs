using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AudioAspire.Transcriber.Tokenization;

/// <summary>Byte-level byte-pair encoding (Sennrich et al. 2016, GPT-2's bytes): a character may lie across several tokens.</summary>
internal sealed partial class BytePairVocabulary
{
    readonly byte[][] _bytes;
    readonly Dictionary<string, int> _ids;
    readonly Dictionary<(string, string), int> _ranks;

    BytePairVocabulary(Dictionary<string, int> ids, Dictionary<(string, string), int> ranks)
    {
        (_ids, _ranks) = (ids, ranks);
        _bytes = new byte[ids.Values.Max() + 1][];
        Array.Fill(_bytes, []);
        foreach (var (symbols, id) in ids)
            if (!symbols.StartsWith("<|", StringComparison.Ordinal) || !symbols.EndsWith("|>", StringComparison.Ordinal))
                _bytes[id] = ByteAlphabet.Decode(symbols);
    }

    public static BytePairVocabulary Read(string vocabularyPath, string mergesPath)
    {
        var ids = JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllBytes(vocabularyPath))!;
        var ranks = new Dictionary<(string, string), int>();
        foreach (var line in File.ReadLines(mergesPath).Where(l => !l.StartsWith("#version", StringComparison.Ordinal)))
            if (line.Split(' ') is [var left, var right])
                ranks.TryAdd((left, right), ranks.Count);
        return new BytePairVocabulary(ids, ranks);
    }

    /// <summary>The bytes of a token; none for special tokens.</summary>
    public ReadOnlySpan<byte> BytesOf(int token) => (uint)token < (uint)_bytes.Length ? _bytes[token] : [];

    public string Decode(IEnumerable<int> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens) bytes.AddRange(BytesOf(token));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public IReadOnlyList<int> Encode(string text)
    {
        var tokens = new List<int>();
        foreach (Match piece in Pieces().Matches(text))
            foreach (var symbol in Merge(ByteAlphabet.Encode(Encoding.UTF8.GetBytes(piece.Value))))
                tokens.Add(_ids[symbol]);
        return tokens;
    }

    /// <summary>Joins the neighbours of the lowest rank until none of the pairs is known.</summary>
    List<string> Merge(string word)
    {
        var parts = word.Select(c => c.ToString()).ToList();
        while (parts.Count > 1)
        {
            var (best, at) = (int.MaxValue, -1);
            for (var i = 0; i + 1 < parts.Count; i++)
                if (_ranks.TryGetValue((parts[i], parts[i + 1]), out var rank) && rank < best)
                    (best, at) = (rank, i);
            if (at < 0) break;
            parts[at] += parts[at + 1];
            parts.RemoveAt(at + 1);
        }
        return parts;
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Pieces();
}
