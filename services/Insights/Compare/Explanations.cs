using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.Compare;

/// <summary>Sentences that say what does not fit, in the interviews' language (templates in <c>Compare/LANGUAGE.json</c>, English otherwise).</summary>
internal static class Explanations
{
    static readonly ConcurrentDictionary<string, Dictionary<string, string>> Loaded = new(StringComparer.Ordinal);

    /// <param name="template">A kind, or "agreement".</param>
    public static string Of(string template, Fact a, Fact b, string nameA, string nameB, string language) =>
        string.Format(CultureInfo.InvariantCulture, Loaded.GetOrAdd(language, Load)[template],
            Value(a, language), nameA, Value(b, language), nameB, a.Claim.Quote.Trim(), b.Claim.Quote.Trim());

    static string Value(Fact fact, string language)
    {
        var (value, unit) = (fact.Claim.Value, fact.Claim.Subject);
        return fact.Claim.Kind switch
        {
            ClaimKinds.ClockTime => value.Replace("|", language == "es" ? " o " : " or ", StringComparison.Ordinal),
            ClaimKinds.Duration => Seconds(value),
            ClaimKinds.Date => $"«{fact.Claim.Quote.Trim()}»",
            ClaimKinds.Quantity when unit == "rate" => $"«{fact.Claim.Quote.Trim()}»",
            _ => value,
        };
    }

    static string Seconds(string value)
    {
        var digits = value.TrimStart('<', '>', '=');
        var seconds = double.Parse(digits, CultureInfo.InvariantCulture);
        var bound = digits.Length < value.Length ? value[..1] == ">" ? "≥ " : "≤ " : "";
        return seconds switch
        {
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{bound}{seconds:0.#} s"),
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{bound}{seconds / 60:0.#} min"),
            < 86400 => string.Create(CultureInfo.InvariantCulture, $"{bound}{seconds / 3600:0.#} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bound}{seconds / 86400:0.#} d"),
        };
    }

    static Dictionary<string, string> Load(string language)
    {
        var assembly = typeof(Explanations).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Compare/{language}.json") ?? assembly.GetManifestResourceStream("Compare/en.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
