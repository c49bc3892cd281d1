namespace AudioAspire.Transcriber.Checks;

/// <summary>Words as they are compared: lower case, letters and digits only.</summary>
internal static class PlainWords
{
    public static string[] Of(string text) =>
        [.. text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => new string([.. w.Where(char.IsLetterOrDigit)])).Where(w => w.Length > 0)];
}
