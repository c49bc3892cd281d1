using System.IO.Compression;

namespace AudioAspire.Transcriber.Words;

/// <summary>The words of Spanish: a list, and the forms that are built from it by rule (pronouns behind a verb, adverbs, diminutives).
/// All words are folded: <see cref="Fold"/>.</summary>
internal sealed class Lexicon
{
    const string Accented = "áàâäãéèêëíìîïóòôöõúùûüç", Plain = "aaaaaeeeeiiiiooooouuuuc";
    const string Adverb = "mente";
    static readonly string[] Diminutives = ["cit", "it", "ill", "isim"];
    static readonly string[] Genders = ["o", "a", "os", "as"];
    static readonly string[] Clitics = [..
        from first in new[] { "", "me", "te", "se", "nos", "os" }
        from second in new[] { "me", "te", "se", "lo", "la", "los", "las", "le", "les", "nos", "os" }
        select first + second];

    readonly string[] _words;

    public Lexicon(IEnumerable<string> words)
    {
        _words = [.. words];
        Array.Sort(_words, StringComparer.Ordinal);
    }

    /// <param name="path">One folded word a line, packed by gzip.</param>
    public static Lexicon Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return new Lexicon(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Lower case without accents; ñ stays. Not by Unicode's normal forms, which .NET has only with ICU.</summary>
    public static string Fold(string word) => string.Create(word.Length, word, (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var lower = char.ToLowerInvariant(from[i]);
            folded[i] = Accented.IndexOf(lower) is >= 0 and var at ? Plain[at] : lower;
        }
    });

    /// <summary>Whether a folded word exists.</summary>
    public bool Holds(string word) =>
        Lists(word) || IsAdverb(word) || IsDiminutive(word) || EndsInClitics(word, (clitics, ending) => clitics == ending);

    /// <summary>Whether a listed word, or one with pronouns behind it, begins so.</summary>
    public bool HoldsBeginning(string start)
    {
        var at = Array.BinarySearch(_words, start, StringComparer.Ordinal);
        return at >= 0 || ~at < _words.Length && _words[~at].StartsWith(start, StringComparison.Ordinal)
            || EndsInClitics(start, (clitics, ending) => clitics.StartsWith(ending, StringComparison.Ordinal));
    }

    bool Lists(string word) => Array.BinarySearch(_words, word, StringComparer.Ordinal) >= 0;

    bool IsAdverb(string word) => word.EndsWith(Adverb, StringComparison.Ordinal) && Lists(word[..^Adverb.Length]);

    bool IsDiminutive(string word) =>
        (from form in Diminutives
         from gender in Genders
         where word.EndsWith(form + gender, StringComparison.Ordinal)
         let stem = word[..^(form.Length + gender.Length)]
         from ending in (string[])["", "o", "a", "e"]
         select Lists(stem + ending)).Any(listed => listed);

    bool EndsInClitics(string word, Func<string, string, bool> matches)
    {
        for (var length = 1; length <= word.Length - 2 && length <= 6; length++)
        {
            var (verb, ending) = (word[..^length], word[^length..]);
            if ("aeiordn".Contains(verb[^1]) && Clitics.Any(c => matches(c, ending)) && Lists(verb)) return true;
        }
        return false;
    }
}
