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
    public static string Of(string template, Fact a, Fact b, string nameA, string nameB, string language)
    {
        var words = Loaded.GetOrAdd(language, Load);
        return string.Format(CultureInfo.InvariantCulture, words[template],
            Value(a, language, words), nameA, Value(b, language, words), nameB, a.Claim.Quote.Trim(), b.Claim.Quote.Trim());
    }

    static string Value(Fact fact, string language, Dictionary<string, string> words)
    {
        var (value, unit) = (fact.Claim.Value, fact.Claim.Subject);
        return fact.Claim.Kind switch
        {
            ClaimKinds.ClockTime => value.Replace("|", language == "es" ? " o " : " or ", StringComparison.Ordinal),
            ClaimKinds.Duration => Seconds(value, words),
            ClaimKinds.Date => $"«{fact.Claim.Quote.Trim()}»",
            ClaimKinds.Quantity when unit is "rate" or "speed" => $"«{fact.Claim.Quote.Trim()}»",
            _ => value,
        };
    }

    // The largest unit of which it is a round number: "3 years", not "1095.8 d".
    static string Seconds(string value, Dictionary<string, string> words)
    {
        var digits = value.TrimStart('<', '>', '=');
        var seconds = double.Parse(digits, CultureInfo.InvariantCulture);
        var bound = digits.Length < value.Length ? value[..1] == ">" ? "≥ " : "≤ " : "";
        var (name, unit) = Units.FirstOrDefault(u => seconds >= u.Seconds && IsRound(seconds / u.Seconds), ("second", 1));
        var count = Math.Round(seconds / unit, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{bound}{count:0.#} {words[count == 1 ? name : name + "s"]}");
    }

    static readonly (string Name, double Seconds)[] Units =
        [("year", 31557600), ("month", 2629800), ("week", 604800), ("day", 86400), ("hour", 3600), ("minute", 60)];

    static bool IsRound(double count) => Math.Abs(2 * count - Math.Round(2 * count)) < 0.02;

    static Dictionary<string, string> Load(string language)
    {
        var assembly = typeof(Explanations).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Compare/{language}.json") ?? assembly.GetManifestResourceStream("Compare/en.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
