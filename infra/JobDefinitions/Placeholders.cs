using System.Text.RegularExpressions;
using Amazon.CDK;

namespace AudioAspire.Infra.JobDefinitions;

/// <summary>${Name} -> a value of the deployment, by Fn::Sub. Anything else in braces, as ${env:NAME} of a collector's
/// configuration, stays as it is.</summary>
internal sealed partial class Placeholders(IReadOnlyDictionary<string, string> values)
{
    public string Resolve(string text)
    {
        var used = Named().Matches(text).Select(m => m.Groups[1].Value).Distinct().ToArray();
        if (used.FirstOrDefault(name => !values.ContainsKey(name)) is { } unknown)
            throw new InfraException("unknown-placeholder", $"The job definition has ${{{unknown}}}, which no deployment knows.",
                $"Known are {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}.");
        return used.Length == 0 ? text
            : text == $"${{{used[0]}}}" ? values[used[0]]
            : Fn.Sub(Other().Replace(text, "${!"), used.ToDictionary(name => name, name => values[name]));
    }

    [GeneratedRegex(@"\$\{([A-Z][A-Za-z]*[a-z][A-Za-z]*)\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"\$\{(?![A-Z][A-Za-z]*[a-z][A-Za-z]*\})")]
    private static partial Regex Other();
}
