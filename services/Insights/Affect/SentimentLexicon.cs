using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace AudioAspire.Insights.Affect;

/// <summary>Valenced words, stems and phrases of one language, from the embedded <c>Lexicons/LANGUAGE.sentiment.txt</c>
/// (a line: entry, score, emotion). Empty for other languages.</summary>
internal sealed class SentimentLexicon
{
    const int LongestPhrase = 4;
    const int ShortestStem = 3;
    static readonly ConcurrentDictionary<string, SentimentLexicon> Loaded = new(StringComparer.Ordinal);

    readonly FrozenDictionary<string, Valence> _entries;

    SentimentLexicon(IEnumerable<KeyValuePair<string, Valence>> entries) => _entries = entries.ToFrozenDictionary(StringComparer.Ordinal);

    public static SentimentLexicon For(string language) => Loaded.GetOrAdd(language.Split('-', '_')[0].ToLowerInvariant(), Load);

    /// <summary>The longest entry that begins at this word, and how many words it takes; null where there is none.</summary>
    public (Valence Valence, int Words)? Match(IReadOnlyList<string> words, int at)
    {
        for (var length = Math.Min(LongestPhrase, words.Count - at); length > 0; length--)
            if (_entries.TryGetValue(string.Join(' ', words.Skip(at).Take(length)), out var found)) return (found, length);
        for (var stem = words[at].Length; stem >= ShortestStem; stem--)
            if (_entries.TryGetValue(words[at][..stem] + "*", out var found)) return (found, 1);
        return null;
    }

    static SentimentLexicon Load(string language)
    {
        using var stream = typeof(SentimentLexicon).Assembly.GetManifestResourceStream($"Lexicons/{language}.sentiment.txt");
        if (stream is null) return new SentimentLexicon([]);
        using var reader = new StreamReader(stream);
        return new SentimentLexicon(Parse(reader.ReadToEnd()));
    }

    static IEnumerable<KeyValuePair<string, Valence>> Parse(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('#')) continue;
            var fields = line.Split(' ');
            var score = Array.FindLastIndex(fields, f => double.TryParse(f, CultureInfo.InvariantCulture, out _));
            yield return new(string.Join(' ', fields[..score]), new Valence(
                double.Parse(fields[score], CultureInfo.InvariantCulture), score + 1 < fields.Length ? fields[score + 1] : ""));
        }
    }
}
