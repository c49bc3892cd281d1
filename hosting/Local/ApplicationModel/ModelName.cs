namespace Aspire.Hosting.ApplicationModel;

static class ModelName
{
    /// <summary>1 to 64 ASCII letters, digits and single hyphens; begins with a letter, ends without a hyphen.</summary>
    public static string Validate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var valid = name.Length <= 64 && char.IsAsciiLetter(name[0]) && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal)
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return valid
            ? name
            : throw new ArgumentException(
                $"Resource name '{name}' is invalid. Use 1 to 64 ASCII letters, digits and single hyphens, beginning with a letter.", nameof(name));
    }
}
