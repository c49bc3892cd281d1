using System.Text.Json;
using System.Text.RegularExpressions;
using Aspire.Hosting;

namespace AudioAspire.Hosting.Batch;

/// <summary>What a job definition cannot know before it is deployed, in the syntax of CloudFormation's Fn::Sub.</summary>
public static partial class Placeholders
{
    public const string Bucket = "${Bucket}";
    public const string Region = "${Region}";
    public const string Registry = "${Registry}";
    public const string Version = "${Version}";
    public const string LogGroup = "${LogGroup}";
    public const string ExecutionRoleArn = "${ExecutionRoleArn}";
    public const string TaskRoleArn = "${TaskRoleArn}";

    /// <summary>The ARN of a secret parameter: hugging-face-token is ${HuggingFaceTokenArn}.</summary>
    public static string SecretArn(string parameter) =>
        "${" + string.Concat(parameter.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Arn}";

    /// <summary>The names that occur in a text, without their braces.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Pattern().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A JSON text with values for some of its placeholders.</summary>
    /// <exception cref="DistributedApplicationException">There is no such placeholder.</exception>
    public static string Fill(string json, IReadOnlyDictionary<string, string> values)
    {
        var known = In(json);
        if (values.Keys.Where(name => !known.Contains(name)).ToList() is { Count: > 0 } unknown)
            throw new DistributedApplicationException($"The job definition has no placeholder {string.Join(", ", unknown)}. It has {string.Join(", ", known)}.");
        return Pattern().Replace(json, m => values.TryGetValue(m.Groups[1].Value, out var value) ? JsonEncodedText.Encode(value, JobDefinition.Encoder).ToString() : m.Value);
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Pattern();
}
