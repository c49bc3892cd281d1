using System.Text;

namespace AudioAspire.Insights.Claims;

/// <summary>How names sound, to know a misheard one again: recognisers spell by ear, so "Brestall" may well be "Bristol", while "Marina" is not "Martina".
/// <para>Names are compared by a key of their sounds (the map <c>sounds</c> of the language's tables, in the manner of Philips' Metaphone but with vowels)
/// and a weighted edit distance. What a listener mishears is cheap: an inner vowel, or a consonant that differs in voice or place only. What tells real names
/// apart is dear: the first sound (the one heard best), a sound more or less, and in Spanish the last vowel (Julio, Julia).</para></summary>
internal static class NameSounds
{
    const double Vowel = 0.4, NearConsonant = 0.5, Extra = 1, Other = 1.5;

    /// <summary>So one cheap difference needs five sounds, and two need seven: in "Ramón" and "Román" they are too many.</summary>
    const double MostPerSound = 0.12;
    const int ShortestName = 5, LongestRule = 3;

    /// <summary>Whether one may be the other, misheard. Both folded.</summary>
    public static bool MayBeOne(string a, string b, ClaimGrammar grammar)
    {
        if (a == b) return true;
        var (x, y) = (Key(a, grammar), Key(b, grammar));
        return x == y && x.Length > 0 || Math.Min(x.Length, y.Length) >= ShortestName && x[0] == y[0]
            && Distance(x, y, grammar) <= MostPerSound * Math.Max(x.Length, y.Length);
    }

    /// <summary>The sounds of a folded name, double ones once.</summary>
    public static string Key(string name, ClaimGrammar grammar)
    {
        var key = new StringBuilder();
        for (var at = 0; at < name.Length;)
        {
            var (sounds, length) = Rule(name, at, grammar);
            foreach (var sound in sounds)
                if (key.Length == 0 || key[^1] != sound) key.Append(sound);
            at += length;
        }
        return key.ToString();
    }

    static (string Sounds, int Length) Rule(string name, int at, ClaimGrammar grammar)
    {
        for (var length = Math.Min(LongestRule, name.Length - at); length > 0; length--)
        {
            var letters = name.Substring(at, length);
            if (at == 0 && grammar.TryGet("sounds", "^" + letters, out var sounds)
                || at > 0 && at + length == name.Length && grammar.TryGet("sounds", letters + "$", out sounds)
                || grammar.TryGet("sounds", letters, out sounds)) return (sounds, length);
        }
        return (char.IsLetter(name[at]) ? name[at..(at + 1)] : "", 1);
    }

    static double Distance(string x, string y, ClaimGrammar grammar)
    {
        double[] row = [.. Enumerable.Range(0, y.Length + 1).Select(k => k * Extra)];
        for (var i = 1; i <= x.Length; i++)
        {
            var corner = row[0];
            row[0] = i * Extra;
            for (var k = 1; k <= y.Length; k++)
            {
                var cost = x[i - 1] == y[k - 1] ? 0 : Swap(x[i - 1], y[k - 1], i == x.Length && k == y.Length, grammar);
                (corner, row[k]) = (row[k], Math.Min(corner + cost, Extra + Math.Min(row[k], row[k - 1])));
            }
        }
        return row[^1];
    }

    static double Swap(char a, char b, bool last, ClaimGrammar grammar) =>
        IsVowel(a) && IsVowel(b) ? last ? Other : Vowel : grammar.Has("nearSounds", $"{a}{b}") ? NearConsonant : Other;

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
