namespace AudioAspire.Insights.Text;

/// <summary>Words of a text: lower case, letters, digits and inner apostrophes or hyphens, no punctuation.</summary>
internal static class Tokens
{
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            var from = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInner(text, i))) i++;
            words.Add(text[from..i].ToLowerInvariant().Replace('’', '\''));
        }
        return words;
    }

    static bool IsInner(string text, int i) =>
        text[i] is '\'' or '’' or '-' or '.' or ',' or ':' && i > 0 && i + 1 < text.Length
        && (text[i] is '\'' or '’' or '-'
            ? char.IsLetterOrDigit(text[i - 1]) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])
            : char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]));
}
