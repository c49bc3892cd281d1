using System.Text;

namespace AudioAspire.Reports.Formats;

/// <summary>Breaks a subtitle into two lines of similar length, at a clause where there is one.</summary>
internal static class LineBreaks
{
    public enum Break { None, Clause, Sentence }

    /// <summary>Columns on the screen: East Asian characters and emoji take two.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
                or >= 0xFF00 and <= 0xFF60 or >= 0x1F300 and <= 0x3FFFD ? 2 : 1;
        return width;
    }

    public static Break Boundary(string word) => word.TrimEnd('"', '»', '”', '\'', ')') switch
    {
        [.., '.' or '?' or '!' or '…' or '。' or '？' or '！'] => Break.Sentence,
        [.., ',' or ';' or ':' or '、' or '，'] => Break.Clause,
        _ => Break.None,
    };

    public static string Wrap(string text, int lineWidth)
    {
        if (Width(text) <= lineWidth) return text;
        var (best, bestCost) = (-1, double.MaxValue);
        foreach (var cut in Candidates(text))
        {
            var (first, second) = (Width(text[..cut].TrimEnd()), Width(text[cut..].TrimStart()));
            var cost = Math.Abs(first - second) + 20.0 * Math.Max(0, Math.Max(first, second) - lineWidth)
                - (Boundary(text[..cut].TrimEnd()) == Break.None ? 0 : 12);
            if (cost < bestCost) (best, bestCost) = (cut, cost);
        }
        return best < 0 ? text : text[..best].TrimEnd() + "\n" + text[best..].TrimStart();
    }

    /// <summary>Spaces, and between any two East Asian characters.</summary>
    static IEnumerable<int> Candidates(string text)
    {
        var at = 0;
        var previous = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (at > 0 && (rune.Value == ' ' || IsEastAsian(previous) && IsEastAsian(rune))) yield return at;
            at += rune.Utf16SequenceLength;
            previous = rune;
        }
    }

    static bool IsEastAsian(Rune rune) => rune.Value is >= 0x3040 and <= 0x9FFF;
}
