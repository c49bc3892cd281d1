using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AudioAspire.Contracts.Results;

namespace AudioAspire.AppHost.CommandLine;

/// <summary>What values of the command line must look like. Every violation is reported, not only the first.</summary>
static class OptionRules
{
    public static int Port(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65_535) return port;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} '{text}' is no port. Give a number from 1 to 65535.");
        return 0;
    }

    public static void Store(OptionResult result)
    {
        if (ValueOf(result) is not { } text) return;
        if (text.Contains("://", StringComparison.Ordinal) && !IsBucket(text))
            result.AddError($"{result.Option.Name} '{text}' is neither a folder nor s3://BUCKET.");
        else if (!RunSettings.IsBucket(text)) Folder(result);
    }

    public static void Folder(OptionResult result)
    {
        if (ValueOf(result) is { } text && (text.Length == 0 || File.Exists(text)))
            result.AddError($"{result.Option.Name} '{text}' is not a folder.");
    }

    public static void Exists(ArgumentResult result)
    {
        foreach (var path in result.Tokens.Select(t => t.Value))
            if (!File.Exists(path) && !Directory.Exists(path))
                result.AddError(path.StartsWith("--", StringComparison.Ordinal) ? $"There is no option {path}." : $"There is no file or folder '{path}'.");
    }

    public static void CaseName(OptionResult result)
    {
        if (ValueOf(result) is { } text && !IsCaseName(text))
            result.AddError($"{result.Option.Name} '{text}' is no name of a case. Use at most 200 characters without '/' and '\\', not beginning with '.'.");
    }

    public static void StoredName(ArgumentResult result)
    {
        var name = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (name.Split('/').Any(p => p is "" or "." or ".."))
            result.AddError($"'{name}' is neither CASE nor CASE/INTERVIEW.");
    }

    public static void Language(OptionResult result)
    {
        if (ValueOf(result) is { } text && text != RunOptions.Auto && !(text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower)))
            result.AddError($"{result.Option.Name} '{text}' is no language. Give es, en, another ISO 639 code, or auto.");
    }

    public static void Speakers(OptionResult result)
    {
        if (ValueOf(result) is { } text && text != RunOptions.Auto && !IsRange(text))
            result.AddError($"{result.Option.Name} '{text}' is no number of speakers. Give N, N-M (such as 2-4), or auto.");
    }

    public static void Without(OptionResult result)
    {
        foreach (var text in result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            if (!RunOptions.CanBeLeftOut.Contains(text))
                result.AddError($"{result.Option.Name} '{text}' cannot be left out. Choose from {string.Join(", ", RunOptions.CanBeLeftOut)}.");
    }

    public static void NameAndValue(OptionResult result)
    {
        foreach (var text in result.Tokens.Select(t => t.Value))
            if (text.IndexOf('=') < 1) result.AddError($"{result.Option.Name} '{text}' is not NAME=VALUE.");
    }

    static bool IsBucket(string text) => RunSettings.IsBucket(text) && text["s3://".Length..].TrimEnd('/') is { Length: > 2 } bucket && !bucket.Contains('/');

    static bool IsCaseName(string text) =>
        text.Length is > 0 and <= 200 && text[0] != '.' && !text.Any(c => c is '/' or '\\' || char.IsControl(c)) && text.Trim() == text;

    static bool IsRange(string text)
    {
        var parts = text.Split('-');
        var numbers = parts.Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToArray();
        return parts.Length is 1 or 2 && numbers.All(n => n is >= 1 and <= 99) && numbers[0] <= numbers[^1];
    }

    static string? ValueOf(OptionResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
}
