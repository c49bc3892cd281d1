using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace AudioAspire.Insights.Claims;

/// <summary>Word tables of one language from <c>Claims/LANGUAGE.json</c>: lists of words or phrases (words by blanks, phrases by bars, one phrase with a bar behind it)
/// and maps of <c>word=value</c>. All entries are folded (<see cref="Folding"/>); a phrase inside a map joins its words by underscores.</summary>
internal sealed class ClaimGrammar
{
    const int LongestPhrase = 4;
    static readonly ConcurrentDictionary<string, ClaimGrammar> Loaded = new(StringComparer.Ordinal);

    readonly FrozenDictionary<string, FrozenSet<string>> _lists;
    readonly FrozenDictionary<string, FrozenDictionary<string, string>> _maps;
    readonly FrozenDictionary<string, string> _opposites;
    readonly FrozenDictionary<string, int> _events;

    ClaimGrammar(string language, Tables tables)
    {
        Language = language;
        _lists = tables.Lists.ToFrozenDictionary(l => l.Key, l => l.Value.Split(l.Value.Contains('|') ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(p => Contracted(l.Key, p)).ToFrozenSet(StringComparer.Ordinal));
        _maps = tables.Maps.ToFrozenDictionary(m => m.Key, m => Entries(m.Value).ToFrozenDictionary(e => e.Key, e => e.Value));
        Calendar = Words("weekdays").Concat(Words("months")).Select(w => Stemmer.Stem(w, this)).ToHashSet(StringComparer.Ordinal);
        _opposites = _maps.GetValueOrDefault("opposites", FrozenDictionary<string, string>.Empty).Select(o => KeyValuePair.Create(Stemmer.Stem(o.Key, this), Stemmer.Stem(o.Value, this)))
            .Where(o => o.Key != o.Value).DistinctBy(o => o.Key).ToFrozenDictionary(StringComparer.Ordinal);
        string[] events = [.. _maps.GetValueOrDefault("events", FrozenDictionary<string, string>.Empty).Values.Select(v => v.TrimStart('-')).Distinct().Order(StringComparer.Ordinal)];
        _events = _maps.GetValueOrDefault("events", FrozenDictionary<string, string>.Empty).Select(e => KeyValuePair.Create(Stemmer.Stem(e.Key, this), 2 * Array.IndexOf(events, e.Value.TrimStart('-')) + (e.Value[0] == '-' ? 1 : 0)))
            .DistinctBy(e => e.Key).ToFrozenDictionary(StringComparer.Ordinal);
        Measures = [.. _lists.GetValueOrDefault("measureWords", []).Concat(_lists.GetValueOrDefault("moneyUnits", [])).Select(w => Stemmer.Stem(w, this)).Where(s => s.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }

    public string Language { get; }

    /// <summary>Stems that only express that something is measured ("last", "cost").</summary>
    public IReadOnlyList<string> Measures { get; }

    /// <summary>False for a language without tables: nothing is claimed in it.</summary>
    public bool IsKnown => _lists.Count > 0;

    /// <summary>Stems of weekdays and months.</summary>
    public IReadOnlySet<string> Calendar { get; }

    public bool IsCalendar(string word) => TryGet("weekdays", word, out _) || TryGet("months", word, out _) || Has("holidays", word);

    /// <summary>The stem of the positive word of which this one is the opposite ("empty": "full"); any other stem itself.</summary>
    public string Opposite(string stem) => _opposites.GetValueOrDefault(stem, stem);

    /// <summary>Which of the events that come in contrary pairs (opening 2n, closing 2n + 1) the stems name, a bit each.</summary>
    public ulong Events(IEnumerable<string> stems)
    {
        var events = 0UL;
        foreach (var stem in stems)
            if (_events.TryGetValue(stem, out var number)) events |= 1UL << number;
        return events;
    }

    public static ClaimGrammar For(string language) =>
        Loaded.GetOrAdd(language.Split('-', '_')[0].ToLowerInvariant(), Load);

    public bool Has(string list, string word) => _lists.TryGetValue(list, out var set) && set.Contains(word);

    /// <summary>How many words from <paramref name="at"/> on form a phrase of the list (the longest); 0 where none does.</summary>
    public int Match(string list, IReadOnlyList<Word> words, int at)
    {
        if (!_lists.TryGetValue(list, out var set)) return 0;
        for (var length = Math.Min(LongestPhrase, words.Count - at); length > 0; length--)
            if (set.Contains(Phrase(words, at, length, ' '))) return length;
        return 0;
    }

    public bool Any(string list, IReadOnlyList<Word> words) => Enumerable.Range(0, words.Count).Any(i => Match(list, words, i) > 0);

    public bool TryGet(string map, string word, out string value)
    {
        value = "";
        return _maps.TryGetValue(map, out var entries) && entries.TryGetValue(word, out value!);
    }

    /// <summary>The value of the longest phrase of a map from <paramref name="at"/> on, and its length in words.</summary>
    public bool TryMatch(string map, IReadOnlyList<Word> words, int at, out string value, out int length)
    {
        for (length = Math.Min(LongestPhrase, words.Count - at); length > 0; length--)
            if (TryGet(map, Phrase(words, at, length, '_'), out value)) return true;
        (value, length) = ("", 0);
        return false;
    }

    // "detrás de" is also "detrás del", "junto a" also "junto al".
    static IEnumerable<string> Contracted(string list, string phrase) =>
        (list.EndsWith("Prepositions", StringComparison.Ordinal) || list.EndsWith("Words", StringComparison.Ordinal)) && (phrase.EndsWith(" de", StringComparison.Ordinal) || phrase.EndsWith(" a", StringComparison.Ordinal)) ? [phrase, phrase + "l"] : [phrase];

    IEnumerable<string> Words(string map) => _maps.TryGetValue(map, out var entries) ? entries.Keys : [];

    static string Phrase(IReadOnlyList<Word> words, int at, int length, char separator) =>
        length == 1 ? words[at].Folded : string.Join(separator, words.Skip(at).Take(length).Select(w => w.Folded));

    static IEnumerable<KeyValuePair<string, string>> Entries(string text)
    {
        foreach (var entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).DistinctBy(e => e[..e.IndexOf('=')]))
            yield return new(entry[..entry.IndexOf('=')], entry[(entry.IndexOf('=') + 1)..]);
    }

    static ClaimGrammar Load(string language)
    {
        using var stream = typeof(ClaimGrammar).Assembly.GetManifestResourceStream($"Claims/{language}.json");
        var tables = stream is null ? null : JsonSerializer.Deserialize<Tables>(stream, JsonSerializerOptions.Web);
        return new ClaimGrammar(language, tables ?? new Tables([], []));
    }

    sealed record Tables(Dictionary<string, string> Lists, Dictionary<string, string> Maps);
}
