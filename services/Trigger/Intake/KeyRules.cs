using AudioAspire.Contracts;

namespace AudioAspire.Trigger.Intake;

/// <summary>What can be told from the key alone.</summary>
internal static class KeyRules
{
    /// <returns>Why the object is nothing to work on; null where it may be a recording, or should be one but has a name that cannot be used.</returns>
    public static string? Ignore(string key)
    {
        if (key.StartsWith(ObjectKeys.Output, StringComparison.Ordinal)) return "Results are not worked on again.";
        if (!key.StartsWith(ObjectKeys.Input, StringComparison.Ordinal)) return "It is outside input/.";
        if (key.EndsWith('/')) return "It is a folder.";
        var parts = key[ObjectKeys.Input.Length..].Split('/');
        if (parts.Any(p => p.StartsWith('.') && p is not ("." or ".."))) return "It is hidden.";
        if (parts[^1].EndsWith(".tmp", StringComparison.OrdinalIgnoreCase) || parts[^1].EndsWith(".part", StringComparison.OrdinalIgnoreCase))
            return "It is a temporary file.";
        return parts is [_, "options.json" or "vocabulary.txt"] ? "It applies to its case and starts no job." : null;
    }

    /// <summary>A name that can be used, near to one that cannot, so that the failure has a place to be seen.</summary>
    public static InterviewName Nearest(string key)
    {
        var parts = key[ObjectKeys.Input.Length..].Split('/').Select(Usable);
        return ObjectKeys.Parse(ObjectKeys.Input + string.Join('/', parts)) ?? new InterviewName("_", "_");
    }

    static string Usable(string part) =>
        part is "" or "." or ".." ? "_" : string.Concat(part.Select(c => c == '\\' || char.IsControl(c) ? '_' : c));
}
