using System.Globalization;

namespace AudioAspire.Insights.Claims;

/// <summary>Counts, money, speeds, rates and durations. Durations in seconds; money with unit <c>money</c>; speeds in km/h with unit <c>speed</c>; rates ("three times a week") as times a year
/// with unit <c>rate</c>; counts of people with unit <c>person</c>, of other things with the noun's stem. A bound is marked <c>&gt;=</c> or <c>&lt;=</c>.</summary>
internal static class AmountReader
{
    public const string SpeedUnit = "speed", PersonUnit = "person", MoneyUnit = "money", RateUnit = "rate", PercentUnit = "percent", TimesUnit = "time";
    const double Year = 31557600;
    // A bare number answers from here on only in the first clause, and soon.
    const int FirstWords = 4, SoonWords = 8;

    /// <param name="asked">The noun that the question before asked to count, as a stem; empty where it did not.</param>
    public static IEnumerable<Mention> Read(IReadOnlyList<Word> words, ClaimGrammar grammar, IReadOnlySet<int> taken, string asked)
    {
        var answered = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (taken.Contains(i)) continue;
            if ((Speed(words, i, grammar) ?? Rate(words, i, grammar)) is { } rate)
            {
                yield return rate;
                i += rate.Length - 1;
                continue;
            }
            if (Duration(words, i, grammar) is { } duration)
            {
                yield return duration;
                i += duration.Length - 1;
                continue;
            }
            if (Count(words, i, grammar, asked) is not { } count) continue;
            // "how many animals?" "three sheep"
            count = count with { Answers = asked.Length > 0 && asked != SpeedUnit && (count.Unit == asked || !answered && i < FirstWords && count.Unit != MoneyUnit) };
            answered |= count.Answers;
            yield return count;
            i += Math.Max(0, count.Length - 1);
        }
    }

    // "eighty miles an hour"; in Spanish also "a cuarenta por hora" of what moves
    static Mention? Speed(IReadOnlyList<Word> words, int i, ClaimGrammar grammar)
    {
        var (value, length) = NumberReader.Read(words, i, grammar);
        var at = i + length;
        if (length == 0 || at >= words.Count || words[at - 1].EndsClause) return null;
        if (grammar.TryGet("speeds", words[at].Folded, out var whole)) return Make(ClaimKinds.Quantity, value * NumberReader.Parse(whole), SpeedUnit, words, i, length + 1, grammar);
        var measured = grammar.TryGet("distances", words[at].Folded, out var kilometres);
        if (measured) at++;
        else if (!grammar.Any("movements", words)) return null;
        if (at >= words.Count || grammar.Match("per", words, at) is not (> 0 and var per) || at + per >= words.Count || !grammar.Has("hours", words[at + per].Folded)) return null;
        return Make(ClaimKinds.Quantity, value * (measured ? NumberReader.Parse(kilometres) : 1), SpeedUnit, words, i, at + per + 1 - i, grammar);
    }

    static Mention? Rate(IReadOnlyList<Word> words, int i, ClaimGrammar grammar)
    {
        var (count, at) = (grammar.Language, words[i].Folded) switch { ("en", "once") => (1.0, i + 1), ("en", "twice") => (2.0, i + 1), _ => (0.0, i) };
        if (count == 0 && grammar.Has("every", words[i].Folded))
            return i + 1 < words.Count && Unit(words, i + 1, grammar) is { } each && grammar.Language == "en" ? Make(ClaimKinds.Quantity, Year / each, RateUnit, words, i, 2, grammar) : null;
        if (count == 0)
        {
            var (value, length) = NumberReader.Read(words, i, grammar, articles: true);
            if (length == 0 || i + length >= words.Count || !grammar.Has("times", words[i + length].Folded)) return null;
            (count, at) = (value, i + length + 1);
        }
        if (at + 1 < words.Count && words[at].Folded == "a" && words[at + 1].Folded == "la" && at + 2 < words.Count && Unit(words, at + 2, grammar) is { } week)
            return Make(ClaimKinds.Quantity, count * Year / week, RateUnit, words, i, at + 3 - i, grammar);
        if (at + 1 < words.Count && grammar.Match("per", words, at) is > 0 and var per && at + per < words.Count && Unit(words, at + per, grammar) is { } unit)
            return Make(ClaimKinds.Quantity, count * Year / unit, RateUnit, words, i, at + per + 1 - i, grammar);
        return Make(ClaimKinds.Number, count, TimesUnit, words, i, at - i, grammar);
    }

    static Mention? Duration(IReadOnlyList<Word> words, int i, ClaimGrammar grammar)
    {
        var f = words[i].Folded;
        string Next(int k) => i + k < words.Count ? words[i + k].Folded : "";
        if (grammar.Language == "es")
        {
            if (f == "media" && Next(1) == "hora") return Make(ClaimKinds.Duration, 1800, "", words, i, 2, grammar);
            if (f == "cuarto" && Next(1) == "de" && Next(2) == "hora") return Make(ClaimKinds.Duration, 900, "", words, i, 3, grammar);
            if (f == "tres" && Next(1) == "cuartos" && Next(2) == "de" && Next(3) == "hora") return Make(ClaimKinds.Duration, 2700, "", words, i, 4, grammar);
            if (f == "hora" && Next(1) == "y" && Next(2) is "media" or "cuarto") return Make(ClaimKinds.Duration, Next(2) == "media" ? 5400 : 4500, "", words, i, 3, grammar);
            if (f == "par" && Next(1) == "de" && i + 2 < words.Count && Unit(words, i + 2, grammar) is { } pair) return Make(ClaimKinds.Duration, 2 * pair, "", words, i, 3, grammar);
        }
        else
        {
            if (f == "half" && Next(1) is "an" or "a" && Next(2) == "hour") return Make(ClaimKinds.Duration, 1800, "", words, i, 3, grammar);
            if (f == "half-hour" || f == "half" && Next(1) == "hour") return Make(ClaimKinds.Duration, 1800, "", words, i, f == "half" ? 2 : 1, grammar);
            if (f == "quarter" && Next(1) == "of" && Next(2) is "an" && Next(3) == "hour") return Make(ClaimKinds.Duration, 900, "", words, i, 4, grammar);
            if (f == "couple" && Next(1) == "of" && i + 2 < words.Count && Unit(words, i + 2, grammar) is { } pair) return Make(ClaimKinds.Duration, 2 * pair, "", words, i, 3, grammar);
            if (f is "three" && Next(1) == "quarters" && Next(3) == "an") return Make(ClaimKinds.Duration, 2700, "", words, i, 5, grammar);
        }
        var (value, length) = NumberReader.Read(words, i, grammar, articles: true);
        var at = i + length;
        if (length > 0 && at < words.Count && words[at].Folded is "full" or "whole" or "long" or "entire") at++;
        if (length == 0 || at >= words.Count || words[at - 1].EndsClause || Unit(words, at, grammar) is not { } unit) return null;
        // "a day", "un día" are hardly durations
        if (unit >= 86400 && grammar.TryGet("articles", words[i].Folded, out _) && unit < 604800) return null;
        if (at + 1 < words.Count && grammar.Has("ago", words[at + 1].Folded) || i > 0 && grammar.Has("ago", words[i - 1].Folded)) return Make(ClaimKinds.Duration, value * unit, "ago", words, i, at + 1 - i, grammar);
        var end = at + 1;
        var extra = 0.0;
        if (end + 1 < words.Count && words[end].Folded is "y" or "and")
        {
            if (words[end + 1].Folded is "media" or "medio") (extra, end) = (unit / 2, end + 2);
            else if (words[end + 1].Folded == "cuarto") (extra, end) = (unit / 4, end + 2);
            else if (words[end + 1].Folded == "a" && end + 2 < words.Count && words[end + 2].Folded == "half") (extra, end) = (unit / 2, end + 3);
            else if (NumberReader.Read(words, end + 1, grammar) is (var more, > 0 and var moreLength) && end + 1 + moreLength < words.Count && Unit(words, end + 1 + moreLength, grammar) is { } smaller && smaller < unit)
                (extra, end) = (more * smaller, end + 2 + moreLength);
        }
        var relation = end < words.Count && words[end].Folded is "later" or "after" or "despues" or "before" or "antes" or "mas" ? "later" : "";
        return Make(ClaimKinds.Duration, value * unit + extra, relation, words, i, end - i, grammar);
    }

    static Mention? Count(IReadOnlyList<Word> words, int i, ClaimGrammar grammar, string asked)
    {
        var (value, length) = NumberReader.Read(words, i, grammar);
        var noMore = i > 0 && grammar.Has("only", words[i - 1].Folded) || i + 1 < words.Count && grammar.Match("noMore", words, i + 1) > 0;
        if (length == 0 && noMore) (value, length) = NumberReader.Read(words, i, grammar, articles: true);
        if (length == 0 && words[i].Folded is "un" or "una" or "a" or "one" or "an" && i + 1 < words.Count && grammar.Has("single", words[i + 1].Folded)) (value, length) = (1, 2);
        if (length == 0) (value, length) = Half(words, i, grammar);
        if (length == 0) return null;
        var end = i + length;
        // without a unit of its own
        Mention? Bare() => asked.Length > 0 && (IsSoon(words, i) || noMore) ? Make(Kind(asked, value), value, asked, words, i, length, grammar)
            : value >= 1000 ? Make(ClaimKinds.Quantity, value, MoneyUnit, words, i, length, grammar) : null;
        // "four of us", "íbamos cuatro"
        if (!words[end - 1].EndsClause && grammar.Match("ofUs", words, end) is > 0 and var us) return Make(ClaimKinds.Number, value, PersonUnit, words, i, length + us, grammar);
        if (i > 0 && grammar.Has("countedUs", words[i - 1].Folded) && (end >= words.Count || words[end - 1].EndsClause || words[end].Stem.Length == 0)) return Make(ClaimKinds.Number, value, PersonUnit, words, i, length, grammar);
        if (asked == SpeedUnit) return words[end - 1].EndsClause || end >= words.Count ? AskedSpeed(value, words, i, length, grammar) : null;
        if (words[end - 1].EndsClause || end >= words.Count) return Bare();
        if (grammar.Has("percentUnits", words[end].Folded) || words[end].Folded is "por" or "per" && end + 1 < words.Count && words[end + 1].Folded is "ciento" or "cent")
            return Make(ClaimKinds.Quantity, value, PercentUnit, words, i, length + 1, grammar);
        if (end < words.Count && words[end].Folded is "de" or "of" && value >= 1e6) end++;
        if (end < words.Count && grammar.Has("moneyUnits", words[end].Folded))
        {
            var cents = NumberReader.Read(words, end + 1, grammar) is (> 0 and < 100 and var c, > 0) && !words[end].EndsClause ? c / 100 : 0;
            return Make(ClaimKinds.Quantity, value + cents, MoneyUnit, words, i, end + 1 - i, grammar);
        }
        // the counted noun: at most two adjectives or "de las" before it
        for (var k = end; k < words.Count && k < end + 3; k++)
        {
            if (words[k].Stem.Length > 0 && !grammar.TryGet("colours", words[k].Folded, out _) && !grammar.TryGet("months", words[k].Folded, out _) && !words[k].Name)
            {
                var unit = UnitOf(words[k], grammar);
                return Make(Kind(unit, value), value, unit, words, i, k + 1 - i, grammar);
            }
            if (words[k].Stem.Length == 0 && words[k].Folded is not ("de" or "of" or "the" or "las" or "los" or "those" or "these") || words[k].EndsClause) break;
        }
        return Bare();
    }

    /// <summary>People are counted as people, other things by their noun.</summary>
    public static string UnitOf(Word noun, ClaimGrammar grammar) => grammar.Has("persons", noun.Folded) ? PersonUnit : noun.Stem;

    // "half a litre", "media docena"
    static (double Value, int Length) Half(IReadOnlyList<Word> words, int at, ClaimGrammar grammar)
    {
        if (grammar.Match("halves", words, at) is not (> 0 and var length) || at + length == words.Count) return default;
        var of = words[at + length];
        return grammar.TryGet("multipliers", of.Folded, out var whole) ? (0.5 * NumberReader.Parse(whole), length + 1) : of.Stem.Length > 0 ? (0.5, length) : default;
    }

    static bool IsSoon(IReadOnlyList<Word> words, int at) => at < FirstWords || at < SoonWords && !words.Take(at).Any(w => w.EndsClause);

    // "How fast?" "I was doing forty."
    static Mention AskedSpeed(double value, IReadOnlyList<Word> words, int at, int length, ClaimGrammar grammar) => Make(ClaimKinds.Quantity,
        value * (grammar.TryGet("speeds", "asked", out var kilometres) ? NumberReader.Parse(kilometres) : 1), SpeedUnit, words, at, length, grammar);

    static string Kind(string unit, double value) => unit == PersonUnit || unit != MoneyUnit && value <= 10 ? ClaimKinds.Number : ClaimKinds.Quantity;

    static double? Unit(IReadOnlyList<Word> words, int at, ClaimGrammar grammar) =>
        grammar.TryGet("durationUnits", words[at].Folded, out var seconds) ? NumberReader.Parse(seconds) : null;

    static Mention Make(string kind, double value, string unit, IReadOnlyList<Word> words, int at, int length, ClaimGrammar grammar) =>
        new(kind, Bound(words, at, grammar) + value.ToString("0.####", CultureInfo.InvariantCulture), unit, at, length);

    static string Bound(IReadOnlyList<Word> words, int at, ClaimGrammar grammar)
    {
        for (var back = Math.Max(0, at - 4); back < at; back++)
        {
            if (grammar.Match("minWords", words, back) is > 0 and var min && back + min >= at - 1) return ">=";
            if (grammar.Match("maxWords", words, back) is > 0 and var max && back + max >= at - 1)
                // "never less than an hour" is a lower bound
                return words.Take(back).Any(w => grammar.Has("strongNegators", w.Folded)) ? ">=" : "<=";
        }
        return "";
    }
}
