using System.CommandLine.Parsing;

namespace AudioAspire.AppHost.CommandLine;

/// <summary>What values of the command line must look like. Every violation is reported, not only the first.</summary>
static class OptionRules
{
    public static void Port(OptionResult result)
    {
        if (ValueOf(result) is { } text && int.TryParse(text, out var port) && port is < 1 or > 65_535)
            result.AddError($"{result.Option.Name} {port} is no port. Give a number from 1 to 65535.");
    }

    public static void Store(OptionResult result)
    {
        if (ValueOf(result) is not { } text) return;
        if (text.Contains("://", StringComparison.Ordinal) && !(RunSettings.IsBucket(text) && text["s3://".Length..].TrimEnd('/') is { Length: > 2 } bucket && !bucket.Contains('/')))
            result.AddError($"{result.Option.Name} '{text}' is neither a folder nor s3://BUCKET.");
    }

    static string? ValueOf(OptionResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
}
