using System.Globalization;
using System.Numerics;
using Microsoft.Extensions.Configuration;

namespace AudioAspire.ServiceDefaults;

/// <summary>Settings that are more than text.</summary>
public static class SettingValues
{
    /// <param name="usual">Where the setting is not given.</param>
    /// <exception cref="SettingException">It is no number within the bounds.</exception>
    public static T Number<T>(this IConfiguration configuration, string name, T usual, T least, T? most = null) where T : struct, INumber<T>
    {
        if (configuration[name] is not { Length: > 0 } given) return usual;
        return T.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= least && (most is null || value <= most)
            ? value
            : throw new SettingException($"{name} must be a number from {least}{(most is null ? "" : $" to {most}")}, not '{given}'.");
    }

    /// <returns>Null where the setting is not given.</returns>
    /// <exception cref="SettingException">It is no http(s) address.</exception>
    public static string? WebAddress(this IConfiguration configuration, string name) => configuration[name] is not { Length: > 0 } given ? null
        : IsWebAddress(given) ? given : throw new SettingException($"{name} must be an http(s):// address, not '{given}'.");

    internal static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
