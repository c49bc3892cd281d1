using System.Text.RegularExpressions;

namespace AudioAspire.Insights.LanguageModels;

/// <summary>Replaces personal data by placeholders before text leaves, and puts it back into what returns.
/// Known names, e-mail addresses, telephone, card, account and identity numbers; what names nobody lists stays.</summary>
internal sealed partial class Redaction
{
    readonly Dictionary<string, string> _placeholders = new(StringComparer.OrdinalIgnoreCase);
    readonly Regex? _names;

    /// <param name="names">Full names and their parts are replaced.</param>
    public Redaction(IEnumerable<string> names)
    {
        const int ShortestName = 3;
        string[] parts = [.. names.SelectMany(n => n.Split(' ').Append(n)).Where(p => p.Length >= ShortestName).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(p => p.Length).ThenBy(p => p, StringComparer.Ordinal)];
        if (parts.Length > 0) _names = new Regex($@"\b({string.Join('|', parts.Select(Regex.Escape))})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Hide(string text)
    {
        text = Address().Replace(text, m => Placeholder("E", m.Value));
        text = Account().Replace(text, m => Placeholder("N", m.Value));
        return _names?.Replace(text, m => Placeholder("P", m.Value)) ?? text;
    }

    public string Restore(string text) => _placeholders.Aggregate(text, (t, p) => t.Replace(p.Value, p.Key, StringComparison.Ordinal));

    string Placeholder(string kind, string value)
    {
        if (!_placeholders.TryGetValue(value, out var placeholder)) _placeholders[value] = placeholder = $"[{kind}{_placeholders.Count + 1}]";
        return placeholder;
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // seven or more digits, grouped or not, with letters before or after (IBAN, DNI)
    [GeneratedRegex(@"\b[A-Z]{0,2}\+?\d(?:[ .-]?\d){6,}[A-Z]?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Account();
}
