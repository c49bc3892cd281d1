using System.Globalization;

namespace AudioAspire.Reports;

/// <summary>Clock times of a recording, rounded to what is shown; hours are never wrapped.</summary>
internal static class Timecode
{
    public static long Milliseconds(double seconds) => (long)Math.Round(Math.Max(0, seconds) * 1000);

    /// <summary>hh:mm:ss and milliseconds after <paramref name="separator"/>.</summary>
    public static string Exact(double seconds, char separator)
    {
        var ms = Milliseconds(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{Clock(ms / 1000)}{separator}{ms % 1000:D3}");
    }

    /// <summary>hh:mm:ss, the second that has begun.</summary>
    public static string Seconds(double seconds) => Clock(Milliseconds(seconds) / 1000);

    /// <summary>m:ss, or h:mm:ss from one hour on.</summary>
    public static string Brief(double seconds)
    {
        var s = Milliseconds(seconds) / 1000;
        return s < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{s / 60}:{s % 60:D2}")
            : string.Create(CultureInfo.InvariantCulture, $"{s / 3600}:{s / 60 % 60:D2}:{s % 60:D2}");
    }

    static string Clock(long s) => string.Create(CultureInfo.InvariantCulture, $"{s / 3600:D2}:{s / 60 % 60:D2}:{s % 60:D2}");
}
