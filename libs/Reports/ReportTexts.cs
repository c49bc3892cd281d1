using System.Collections.Concurrent;
using System.Text.Json;

namespace AudioAspire.Reports;

/// <summary>The words of the reports in the interview's language (Texts/LANGUAGE.json); English where a language or a text is missing.</summary>
internal sealed class ReportTexts
{
    static readonly ConcurrentDictionary<string, ReportTexts> Cache = new(StringComparer.Ordinal);
    static readonly Dictionary<string, string> English = Load("en");

    readonly Dictionary<string, string> texts;

    ReportTexts(string language)
    {
        Language = language;
        texts = language == "en" ? English : Load(language);
    }

    public string Language { get; }

    public static ReportTexts For(string language) =>
        Cache.GetOrAdd(language.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? "es" : "en", l => new ReportTexts(l));

    public string this[string key] => texts.GetValueOrDefault(key) ?? English[key];

    /// <summary>The text for a value of an enumeration ("kind.negation"); the value itself where the table does not know it.</summary>
    public string Of(string group, string value) => Of(group, value, value.Replace('_', ' '));

    public string Of(string group, string value, string otherwise) =>
        texts.GetValueOrDefault($"{group}.{value}") ?? English.GetValueOrDefault($"{group}.{value}") ?? otherwise;

    static Dictionary<string, string> Load(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Resource.Read($"Texts.{language}.json"))!;
}
