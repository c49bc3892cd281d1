using System.Globalization;
using System.Text.RegularExpressions;

namespace AudioAspire.Insights.Claims;

/// <summary>Times of day as <c>HH:mm</c>, both readings (<c>09:30|21:30</c>) where the part of the day is not said.</summary>
internal static partial class ClockTimeReader
{
    const int HalfDay = 720;

    /// <param name="bare">A bare number counts: the sentence answers "at what time?".</param>
    public static IEnumerable<Mention> Read(IReadOnlyList<Word> words, ClaimGrammar grammar, bool bare)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var (minutes, length, certain) = At(words, i, grammar, bare);
            if (length == 0) continue;
            var value = certain || minutes >= 13 * 60 ? Format(minutes) : WithDayPart(words, i + length, minutes, grammar, out var extra, i) is var text && extra >= 0 ? text : "";
            yield return new Mention(ClaimKinds.ClockTime, value, "", i, length);
            i += length - 1;
        }
    }

    static (int Minutes, int Length, bool Certain) At(IReadOnlyList<Word> words, int i, ClaimGrammar grammar, bool bare)
    {
        var word = words[i].Folded;
        if (grammar.TryGet("namedTimes", word, out var named)) return (Minutes(named), 1, true);
        if (Digital().Match(word) is { Success: true } digital && (word.Contains(':') || IsIntroduced(words, i, grammar) || FollowedByDayPart(words, i + 1, grammar)))
            return (int.Parse(digital.Groups[1].Value, CultureInfo.InvariantCulture) % 24 * 60 + int.Parse(digital.Groups[2].Value, CultureInfo.InvariantCulture), 1, false);
        return grammar.Language == "es" ? Spanish(words, i, grammar, bare) : English(words, i, grammar, bare);
    }

    static (int, int, bool) Spanish(IReadOnlyList<Word> words, int i, ClaimGrammar grammar, bool bare)
    {
        var introduced = grammar.Has("clockIntro", words[i].Folded);
        if (!introduced && !(bare && i == 0)) return default;
        var at = introduced ? i + 1 : i;
        var (hour, length) = Small(words, at, grammar, 24);
        if (length == 0) return default;
        var end = at + length;
        var minutes = hour * 60;
        var tail = false;
        if (end + 1 < words.Count && words[end].Folded is "y" or "menos")
        {
            var sign = words[end].Folded == "y" ? 1 : -1;
            var (part, partLength) = words[end + 1].Folded switch { "media" => (30, 1), "cuarto" => (15, 1), "pico" => (0, 1), _ => Small(words, end + 1, grammar, 59) };
            if (partLength > 0) (minutes, end, tail) = (minutes + sign * part, end + 1 + partLength, true);
        }
        if (!tail && end < words.Count && FollowingMinutes(words, end, grammar) is (> 0, var more) minute) (minutes, end, tail) = (minutes + minute.Value, end + more, true);
        // "las tres cajas", "las dos puertas": a noun follows, no time
        var noun = !tail && end < words.Count && !words[end - 1].EndsClause && words[end].Stem.Length > 0 && !grammar.Has("pointWords", words[end].Folded) && !FollowedByDayPart(words, end, grammar);
        var led = i > 0 && words[i - 1].Folded is "a" or "sobre" or "hacia" or "eran" or "serian" or "desde" or "hasta" or "de" or "era" or "seria" or "para" or "entre" or "tipo" or "como" or "pasadas" || i == 0;
        return noun || !led && !tail && !FollowedByDayPart(words, end, grammar) || hour > 24 ? default : ((minutes + 1440) % 1440, end - i, false);
    }

    static (int, int, bool) English(IReadOnlyList<Word> words, int i, ClaimGrammar grammar, bool bare)
    {
        var word = words[i].Folded;
        if (i + 2 < words.Count && words[i + 1].Folded is "past" or "after" or "to" or "till" && Part(words[i].Folded) is { } part && Small(words, i + 2, grammar, 12) is (> 0, 1) hour)
            return Signed(words[i + 1].Folded, hour.Value, part, 3);
        if (i + 3 < words.Count && word == "a" && words[i + 1].Folded == "quarter" && words[i + 2].Folded is "past" or "after" or "to" && Small(words, i + 3, grammar, 12) is (> 0, 1) quarter)
            return Signed(words[i + 2].Folded, quarter.Value, 15, 4);
        // "around half ten"
        if (word == "half" && (bare || IsIntroduced(words, i, grammar)) && Small(words, i + 1, grammar, 12) is (> 0, 1) halfPast) return Signed("past", halfPast.Value, 30, 2);
        var (value, length) = Small(words, i, grammar, 24);
        if (length == 0) return default;
        var end = i + length;
        if (end + 1 < words.Count && words[end].Folded is "past" or "to" && value < 60 && !words[end - 1].EndsClause && Small(words, end + 1, grammar, 12) is (> 0, 1) of)
            return Signed(words[end].Folded, of.Value, value, length + 2);
        if (end + 2 < words.Count && words[end].Folded == "minutes" && words[end + 1].Folded is "past" or "to" && Small(words, end + 2, grammar, 12) is (> 0, 1) minutesOf)
            return Signed(words[end + 1].Folded, minutesOf.Value, value, length + 3);
        var minutes = value * 60;
        var tail = false;
        if (FollowingMinutes(words, end, grammar) is (> 0, var more) minute) (minutes, end, tail) = (minutes + minute.Value, end + more, true);
        var marked = end < words.Count && grammar.Has("pointWords", words[end].Folded) || FollowedByDayPart(words, end, grammar)
            || end + 2 < words.Count && words[end].Folded == "on" && words[end + 2].Folded == "dot";
        var led = IsIntroduced(words, i, grammar);
        var noun = end < words.Count && !words[end - 1].EndsClause && (words[end].Stem.Length > 0 || grammar.TryGet("multipliers", words[end].Folded, out _) || grammar.TryGet("durationUnits", words[end].Folded, out _)
            || words[end].Folded is "of" or "or" or "times" or "to") && !marked;
        return marked || (led || bare && i < 4) && !noun || tail && led ? (minutes % 1440, end - i, false) : default;
    }

    static (int, int, bool) Signed(string preposition, int hour, int part, int length) =>
        ((hour * 60 + (preposition is "to" or "till" ? -part : part) + 1440) % 1440, length, false);

    static int? Part(string word) => word switch { "half" => 30, "quarter" => 15, _ => null };

    static (int Value, int Length) Small(IReadOnlyList<Word> words, int at, ClaimGrammar grammar, int limit)
    {
        if (at >= words.Count) return default;
        // one word at a time: in "nine thirty" the second is minutes
        var single = new[] { words[at] };
        var (value, length) = NumberReader.Read(single, 0, grammar, articles: grammar.Language == "es");
        if (length == 0 || value != Math.Floor(value) || value > limit) return default;
        if (value >= 20 && value % 10 == 0 && at + 1 < words.Count)
        {
            var (longer, longerLength) = NumberReader.Read(words, at, grammar);
            if (longerLength > 1 && longer < 60 && longer <= limit) return ((int)longer, longerLength);
        }
        return ((int)value, length);
    }

    static (int Value, int Length) FollowingMinutes(IReadOnlyList<Word> words, int at, ClaimGrammar grammar)
    {
        if (at >= words.Count || words[at - 1].EndsClause) return default;
        var (value, length) = Small(words, at, grammar, 59);
        var next = at + length;
        return length > 0 && value >= 10 && (next >= words.Count || words[next].Stem.Length == 0 || words[next - 1].EndsClause || FollowedByDayPart(words, next, grammar)) ? (value, length) : default;
    }

    static bool IsIntroduced(IReadOnlyList<Word> words, int i, ClaimGrammar grammar) =>
        i > 0 && (grammar.Has("clockIntro", words[i - 1].Folded) || words[i - 1].Folded is "at" or "around" or "about" or "by" or "until" or "till" or "before" or "after" or "past" or "since" or "from" or "gone"
            && !words[i - 1].EndsClause);

    static bool FollowedByDayPart(IReadOnlyList<Word> words, int at, ClaimGrammar grammar) => at < words.Count && grammar.TryMatch("dayparts", words, at, out _, out _);

    static string WithDayPart(IReadOnlyList<Word> words, int at, int minutes, ClaimGrammar grammar, out int extra, int start)
    {
        extra = 0;
        // anywhere in the same clause after the time, or shortly before it
        for (var i = Math.Max(0, start - 4); i < words.Count && i < at + 3; i++)
        {
            if (!grammar.TryMatch("dayparts", words, i, out var part, out _)) continue;
            var late = minutes % HalfDay + HalfDay;
            var hour = minutes % HalfDay / 60;
            return part switch
            {
                "am" => Format(minutes % HalfDay),
                "pm" => Format(late),
                _ => Format(hour is >= 1 and < 6 || hour == 0 ? minutes % HalfDay : late),
            };
        }
        return minutes < HalfDay ? $"{Format(minutes)}|{Format(minutes + HalfDay)}" : minutes < HalfDay + 60 ? $"{Format(minutes - HalfDay)}|{Format(minutes)}" : Format(minutes);
    }

    static string Format(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60 % 24:00}:{minutes % 60:00}");

    static int Minutes(string value) => int.Parse(value.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60 + int.Parse(value.AsSpan(3), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,2})[:.](\d{2})$")]
    private static partial Regex Digital();
}
