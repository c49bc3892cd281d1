using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace AudioAspire.Insights.Lexicons;

/// <summary>Word and phrase lists of one language, read from the embedded file <c>Lexicons/LANGUAGE.json</c>.
/// A language without a file has empty lists: what depends on them finds nothing, the rest goes on.</summary>
internal sealed class Lexicon
{
    static readonly ConcurrentDictionary<string, Lexicon> Loaded = new(StringComparer.Ordinal);
    static readonly FrozenSet<string> Nothing = FrozenSet<string>.Empty;

    readonly FrozenDictionary<string, FrozenSet<string>> _lists;

    Lexicon(Dictionary<string, string[]> lists) =>
        _lists = lists.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>False for a language without lists of its own.</summary>
    public bool IsKnown => _lists.Count > 0;

    /// <param name="list">A key of the file; phrases are lower case, words joined by one space.</param>
    public FrozenSet<string> this[string list] => _lists.GetValueOrDefault(list, Nothing);

    /// <param name="language">"es", "en", also with a region ("es-MX").</param>
    public static Lexicon For(string language) => Loaded.GetOrAdd(language.Split('-', '_')[0].ToLowerInvariant(), Load);

    static Lexicon Load(string language)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"Lexicons/{language}.json");
        return new Lexicon(stream is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!);
    }
}
