using System.Globalization;

namespace AudioAspire.Insights.Compare;

internal enum Verdict { Incomparable, Agree, Conflict }

/// <summary>Compares normalised values of one kind. A hedge or a bound widens what agrees; between agreement and conflict lies a gap in which nothing is said.</summary>
internal static class ValueComparison
{
    const int ExactMinutes = 15, HedgedMinutes = 40, DayMinutes = 1440;

    public static Verdict ClockTimes(string a, string b, bool hedged)
    {
        var apart = (from x in a.Split('|') from y in b.Split('|') select Apart(Minutes(x), Minutes(y))).Min();
        return apart <= (hedged ? HedgedMinutes : ExactMinutes) ? Verdict.Agree : Verdict.Conflict;
    }

    public static Verdict Dates(string a, string b)
    {
        var (x, y) = (Parts(a), Parts(b));
        var comparable = false;
        foreach (var (left, right) in x.Zip(y))
        {
            if (left.Length == 0 || right.Length == 0) continue;
            if (left != right) return Verdict.Conflict;
            comparable = true;
        }
        return comparable ? Verdict.Agree : Verdict.Incomparable;
    }

    /// <param name="tolerance">Ratio up to which values agree; beyond its square they conflict.</param>
    public static Verdict Amounts(string a, string b, double tolerance)
    {
        var (x, boundX) = Amount(a);
        var (y, boundY) = Amount(b);
        if (boundX == ">=" && y >= x || boundX == "<=" && y <= x || boundY == ">=" && x >= y || boundY == "<=" && x <= y) return boundX.Length + boundY.Length > 0 && x != y ? Verdict.Incomparable : Verdict.Agree;
        if (Math.Min(x, y) <= 0) return x == y ? Verdict.Agree : Verdict.Conflict;
        var ratio = Math.Max(x, y) / Math.Min(x, y);
        return ratio <= tolerance ? Verdict.Agree : ratio > tolerance * tolerance ? Verdict.Conflict : Verdict.Incomparable;
    }

    /// <summary>Names of neighbouring colours ("maroon" and "red") neither agree nor conflict.</summary>
    public static Verdict Colours(string a, string b) => a == b ? Verdict.Agree
        : s_neighbours.Contains((a, b)) || s_neighbours.Contains((b, a)) ? Verdict.Incomparable : Verdict.Conflict;

    static readonly HashSet<(string, string)> s_neighbours =
        [("maroon", "red"), ("maroon", "brown"), ("maroon", "purple"), ("beige", "white"), ("beige", "brown"), ("silver", "grey"), ("gold", "yellow"), ("turquoise", "blue"), ("turquoise", "green"), ("pink", "purple"), ("blond", "gold"), ("dark", "black"), ("dark", "brown")];

    /// <summary>Places conflict when they share no word.</summary>
    public static Verdict Places(int[] a, int[] b) => a.Intersect(b).Any() ? Verdict.Agree : Verdict.Conflict;

    public static Verdict Company(string a, string b) => a == "alone" ^ b == "alone" ? Verdict.Conflict : a == b ? Verdict.Agree : Verdict.Incomparable;

    static string[] Parts(string value)
    {
        string[] marked = value.Split('y');
        string[] weekly = marked[0].Split('w');
        var parts = weekly[0].StartsWith("--", StringComparison.Ordinal) ? ["", weekly[0][2..]] : weekly[0].Split('-');
        return [parts[0], parts.ElementAtOrDefault(1) ?? "", weekly.ElementAtOrDefault(1) ?? "", marked.ElementAtOrDefault(1) ?? ""];
    }

    static (double, string) Amount(string text)
    {
        var bound = text.StartsWith(">=", StringComparison.Ordinal) || text.StartsWith("<=", StringComparison.Ordinal) ? text[..2] : "";
        return (double.Parse(text.AsSpan(bound.Length), CultureInfo.InvariantCulture), bound);
    }

    static int Minutes(string time) => int.Parse(time.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60 + int.Parse(time.AsSpan(3, 2), CultureInfo.InvariantCulture);

    static int Apart(int a, int b) => Math.Min(Math.Abs(a - b), DayMinutes - Math.Abs(a - b));
}
