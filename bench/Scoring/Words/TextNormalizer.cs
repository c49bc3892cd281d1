using System.Text;

namespace AudioAspire.Scoring.Words;

/// <summary>Makes texts comparable before words are counted: lower case, no accents, punctuation or fillers, small number words as digits.</summary>
public static class TextNormalizer
{
    // string.Normalize needs ICU, which invariant globalization goes without: the Latin letters are spelled out.
    const string Accented = "áàâäãåāăéèêëēęíìîïīóòôöõōøúùûüūýÿñńçćčśšźžżłďťřň";
    const string Plain = "aaaaaaaaeeeeeeiiiiiooooooouuuuuyynnccccsszzzldtrn";

    static readonly HashSet<string> Fillers =
        ["uh", "um", "uhm", "umm", "mm", "mmm", "hm", "hmm", "mhm", "mmhm", "eh", "er", "erm", "ah", "huh", "em", "ehm", "aja"];

    public static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            var at = Accented.IndexOf(c);
            if (at >= 0) plain.Append(Plain[at]);
            else if (char.IsLetterOrDigit(c)) plain.Append(c);
            else if (c is '\'' or '’' or '\u0300' or '\u0301' or '\u0303' or '\u0308') continue;
            else if (c is '.' or ',' && plain.Length > 0 && char.IsAsciiDigit(plain[^1])) plain.Append(c);
            else plain.Append(' ');
        }
        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',').Replace(",", "").Replace(".", ""));
        return [.. NumberWords.ToDigits([.. words.Where(w => w.Length > 0 && !Fillers.Contains(w))])];
    }
}
