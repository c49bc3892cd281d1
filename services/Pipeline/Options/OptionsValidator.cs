using System.Globalization;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Pipeline.Options;

/// <summary>Says everything that is wrong with the options at once.</summary>
internal static class OptionsValidator
{
    public const int MaxSpeakers = 100;

    public static IEnumerable<string> Violations(RunOptions options)
    {
        if (options.Language != RunOptions.Auto && !(options.Language.Length is 2 or 3 && options.Language.All(char.IsAsciiLetterLower)))
            yield return $"language must be 'auto' or a code such as 'es' or 'en', not '{options.Language}'";
        if (!TrySpeakers(options.Speakers, out _, out _))
            yield return $"speakers must be 'auto', 'N' or 'N-M' with 1 <= N <= M <= {MaxSpeakers}, not '{options.Speakers}'";
        if (options.Model.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')))
            yield return $"model must be a name of the model catalogue, not '{options.Model}'";
        foreach (var part in options.Without)
            if (!RunOptions.CanBeLeftOut.Contains(part, StringComparer.Ordinal))
                yield return $"without may name {string.Join(", ", RunOptions.CanBeLeftOut)}, not '{part}'";
    }

    /// <param name="min">0 where the number is not given.</param>
    public static bool TrySpeakers(string text, out int min, out int max)
    {
        (min, max) = (0, 0);
        if (text == RunOptions.Auto) return true;
        var parts = text.Split('-');
        return parts.Length is 1 or 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out min)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out max)
            && min >= 1 && min <= max && max <= MaxSpeakers;
    }
}
