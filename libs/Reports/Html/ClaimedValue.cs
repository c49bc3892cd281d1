using System.Globalization;
using System.Text.RegularExpressions;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Html;

/// <summary>What a claim's normalised value says, in the report's language: <c>03-14w2</c> (ISO weekday after <c>w</c>) is "Tuesday 14 March", <c>03y2017</c> "March 2017",
/// <c>09:30|21:30</c> "9:30 or 21:30", durations come in seconds. Empty where the value is only a key for matching.</summary>
internal static partial class ClaimedValue
{
    public static string Of(Claim claim, ReportTexts texts) => claim.Kind switch
    {
        "clock_time" or "date" => When(claim.Value, texts),
        "duration" => Bounded(claim.Value, seconds => Duration(seconds, texts)),
        "number" or "quantity" => Amount(claim, texts),
        "colour_object" => texts.Of("colour", claim.Value),
        "who_was_present" => Company(claim.Value, texts),
        // Word stems of the sentence that stands beside it.
        _ => "",
    };

    /// <summary>A date, a weekday or a time of day; anything else as it is.</summary>
    public static string When(string value, ReportTexts texts)
    {
        if (Clock().IsMatch(value)) return string.Join(texts["or"], value.Split('|').Select(t => t.TrimStart('0') is [':', ..] late ? "0" + late : t.TrimStart('0')));
        if (value.Length == 0 || Date().Match(value) is not { Success: true } date) return value;
        var weekday = Name(texts["weekdays"], date.Groups["weekday"].Value);
        var month = Name(texts["months"], date.Groups["month"].Value);
        var day = date.Groups["day"].Value.TrimStart('0');
        var rest = day.Length == 0 ? month : month.Length > 0 ? Fill(texts["day-of-month"], day, month) : weekday.Length > 0 ? day : Fill(texts["day-alone"], day);
        return $"{weekday} {rest} {date.Groups["year"].Value}".Replace("  ", " ", StringComparison.Ordinal).Trim();
    }

    static string Name(string names, string number) =>
        int.TryParse(number, CultureInfo.InvariantCulture, out var n) && names.Split(' ') is var all && n >= 1 && n <= all.Length ? all[n - 1] : "";

    static string Amount(Claim claim, ReportTexts texts) =>
        // Rates are kept as times a year and speeds in km/h, figures that nobody said.
        claim.Subject is "rate" or "speed" ? "" : Bounded(claim.Value, n => PlainText.Number(n) + (claim.Subject == "percent" ? " %" : ""));

    static string Bounded(string value, Func<double, string> text)
    {
        var digits = value.TrimStart('<', '>', '=');
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        return (value.Length == digits.Length ? "" : value[0] == '>' ? "≥ " : "≤ ") + text(number);
    }

    static string Duration(double seconds, ReportTexts texts)
    {
        var (size, units) = seconds switch
        {
            >= 31557600 => (31557600.0, "years"),
            >= 2629800 => (2629800.0, "months-long"),
            >= 86400 => (86400.0, "days"),
            >= 3600 => (3600.0, "hours"),
            >= 60 => (60.0, "minutes"),
            _ => (1.0, "seconds"),
        };
        var amount = PlainText.Number(seconds / size, "0.#");
        return $"{amount} {texts[units].Split('|')[amount == "1" ? 0 : 1]}";
    }

    static string Company(string value, ReportTexts texts) => value switch
    {
        "alone" => texts["alone"],
        "with" => texts["not-alone"],
        ['w', 'i', 't', 'h', ' ', .. var name] => Fill(texts["with"], char.ToUpperInvariant(name[0]) + name[1..]),
        _ => value,
    };

    static string Fill(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);

    [GeneratedRegex(@"^\d\d:\d\d(\|\d\d:\d\d)*$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?:(?:(?<month>0[1-9]|1[0-2])|-)(?:-(?<day>0[1-9]|[12]\d|3[01]))|(?<month>0[1-9]|1[0-2]))?(?:w(?<weekday>[1-7]))?(?:y(?<year>\d{4}))?$")]
    private static partial Regex Date();
}
