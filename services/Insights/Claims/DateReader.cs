using System.Globalization;

namespace AudioAspire.Insights.Claims;

/// <summary>Dates and weekdays as <c>MM-dd</c>, <c>MM</c>, <c>--dd</c> with an ISO weekday after <c>w</c> and a year after <c>y</c>:
/// "el martes catorce de marzo" is <c>03-14w2</c>, "in March 2017" is <c>03y2017</c>, "in 2017" is <c>y2017</c>.</summary>
internal static class DateReader
{
    public static IEnumerable<Mention> Read(IReadOnlyList<Word> words, ClaimGrammar grammar)
    {
        for (var i = 0; i < words.Count; i++)
        {
            int month = 0, day = 0, weekday = 0;
            var end = i;
            if (grammar.TryGet("weekdays", words[end].Folded, out var week)) (weekday, end) = (Int(week), end + 1);
            while (end > i && end < words.Count && words[end].Folded is "the" or "dia" or "el" or "on") end++;
            var (number, length) = Day(words, end, grammar);
            if (length > 0)
            {
                var after = end + length;
                if (after < words.Count && words[after].Folded is "de" or "of") after++;
                if (after < words.Count && grammar.TryGet("months", words[after].Folded, out var of)) (month, day, end) = (Int(of), number, after + 1);
                else if (weekday > 0 && (end + length == words.Count || words[end + length].Stem.Length == 0 || words[end + length - 1].EndsClause) || i > 0 && words[i - 1].Folded == "dia") (day, end) = (number, end + length);
            }
            if (month == 0 && end < words.Count && grammar.TryGet("months", words[end].Folded, out var first) && IsMonth(words, end, grammar))
            {
                (month, end) = (Int(first), end + 1);
                if (end < words.Count && words[end].Folded is "the") end++;
                if (day == 0 && Day(words, end, grammar) is (> 0, > 0) trailing && grammar.Language == "en" && !words[end - 1].EndsClause) (day, end) = (trailing.Value, end + trailing.Length);
            }
            var (year, years) = YearReader.Read(words, end, grammar, month > 0);
            end += years;
            if (month + day + weekday + year == 0 || end == i) continue;
            var date = day > 0 ? string.Create(CultureInfo.InvariantCulture, $"{(month > 0 ? $"{month:00}" : "-")}-{day:00}") : month > 0 ? $"{month:00}" : "";
            yield return new Mention(ClaimKinds.Date, $"{date}{(weekday > 0 ? $"w{weekday}" : "")}{(year > 0 ? $"y{year}" : "")}", "", i, end - i);
            i = end - 1;
        }
    }

    // "May" and "March" are also verbs.
    static bool IsMonth(IReadOnlyList<Word> words, int at, ClaimGrammar grammar) =>
        grammar.Language != "en" || words[at].Folded is not ("may" or "march") || char.IsUpper(words[at].Text[0]) && at > 0;

    static (int Value, int Length) Day(IReadOnlyList<Word> words, int at, ClaimGrammar grammar)
    {
        if (at >= words.Count) return default;
        if (grammar.TryGet("ordinals", words[at].Folded, out var ordinal))
        {
            // "twenty first" in two words
            return (Int(ordinal), 1);
        }
        var folded = words[at].Folded;
        if (folded.Length is 3 or 4 && folded[^2..] is "st" or "nd" or "rd" or "th" && int.TryParse(folded[..^2], CultureInfo.InvariantCulture, out var digits)) return digits <= 31 ? (digits, 1) : default;
        if (grammar.Has("ordinalDay", folded)) return (1, 1);
        var (value, length) = NumberReader.Read(words, at, grammar);
        return length > 0 && value is >= 1 and <= 31 && value == Math.Floor(value) ? ((int)value, length) : default;
    }

    static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
