using System.Globalization;
using System.Text.RegularExpressions;

namespace AudioAspire.Insights.Claims;

/// <summary>Cardinal numbers in words ("cuarenta y dos mil", "two hundred and five") and digits ("1.200", "40,000", "9.99").</summary>
internal static partial class NumberReader
{
    /// <returns>The value and how many words it takes; length 0 where there is no number.</returns>
    public static (double Value, int Length) Read(IReadOnlyList<Word> words, int at, ClaimGrammar grammar, bool articles = false)
    {
        double total = 0, group = 0;
        var i = at;
        var last = double.PositiveInfinity;
        while (i < words.Count)
        {
            var word = words[i].Folded;
            if (i > at && words[i - 1].EndsClause) break;
            if (Digits(word) is { } digits && last == double.PositiveInfinity) (group, last) = (group + digits, 1);
            else if (grammar.TryGet("multipliers", word, out var by) && (i > at || !word.EndsWith("s", StringComparison.Ordinal)))
            {
                var factor = Parse(by);
                if (i == at && word == "k") break;
                if (factor >= 1000) (total, group) = (total + Math.Max(group, 1) * factor, 0);
                else group = Math.Max(group, 1) * factor;
                last = factor;
            }
            else if (grammar.TryGet("joiner", word, out _) && i > at && i + 1 < words.Count && Simple(words[i + 1].Folded, grammar) is { } next && next < last && last >= 20)
            {
                i++;
                continue;
            }
            else if (Simple(word, grammar) is { } value && (i > at || articles || !IsArticle(word, grammar)) && value < last && (last == double.PositiveInfinity || last >= 20))
                (group, last) = (group + value, value);
            else break;
            i++;
        }
        if (i > at && i < words.Count && grammar.TryGet("joiner", words[i - 1].Folded, out _)) i--;
        return i == at ? (0, 0) : (total + group, i - at);
    }

    public static double? Digits(string word)
    {
        if (!NumberShape().IsMatch(word)) return null;
        if (Grouped().Match(word) is { Success: true } grouped) return Parse(grouped.Groups["whole"].Value.Replace(".", "").Replace(",", "") + grouped.Groups["decimals"].Value.Replace(',', '.'));
        // "12.03.24" is none
        return word.Count(c => !char.IsDigit(c)) < 2 ? Parse(word.Replace(',', '.')) : null;
    }

    static bool IsArticle(string word, ClaimGrammar grammar) => grammar.TryGet("articles", word, out _);

    static double? Simple(string word, ClaimGrammar grammar)
    {
        if (grammar.TryGet("numbers", word, out var value)) return Parse(value);
        // "twenty-three", written as one word with a hyphen
        var hyphen = word.IndexOf('-');
        return hyphen > 0 && grammar.TryGet("numbers", word[..hyphen], out var tens) && grammar.TryGet("numbers", word[(hyphen + 1)..], out var ones)
            ? Parse(tens) + Parse(ones) : grammar.TryGet("articles", word, out var one) ? Parse(one) : null;
    }

    internal static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d+([.,]\d+)*$")]
    private static partial Regex NumberShape();

    // "1.200", "1,250.50"
    [GeneratedRegex(@"^(?<whole>\d{1,3}(,\d{3})+)(?<decimals>\.\d+)?$|^(?<whole>\d{1,3}(\.\d{3})+)(?<decimals>,\d+)?$")]
    private static partial Regex Grouped();
}
