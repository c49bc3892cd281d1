using System.Text;

namespace AudioAspire.Portal.Uploads;

/// <summary>Names from outside as names of cases and files: any language stays, whatever could mislead a system or a person goes.</summary>
internal static class SafeNames
{
    /// <summary>Leaves room for a number and for an output folder's suffix within 255 bytes.</summary>
    const int MaxBytes = 200;
    const string Forbidden = "\\/:*?\"<>|";

    /// <returns>Empty where nothing is left.</returns>
    public static string Case(string name) => Clean(name);

    /// <param name="name">A file name, perhaps with a path before it, as some browsers send it.</param>
    public static string File(string name)
    {
        var clean = Clean(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
        if (clean.Length == 0) return "recording";
        return clean.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase) || clean.EndsWith(".part", StringComparison.OrdinalIgnoreCase)
            ? clean + "_"
            : clean;
    }

    /// <summary>name.ext -> name (2).ext</summary>
    public static string Numbered(string file, int number)
    {
        var dot = file.LastIndexOf('.');
        return dot <= 0 ? $"{file} ({number})" : $"{file[..dot]} ({number}){file[dot..]}";
    }

    static string Clean(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            if (Rune.IsControl(rune) || rune.Value is 0xFFFD || (rune.IsBmp && Forbidden.Contains((char)rune.Value))) text.Append('_');
            else if (!IsInvisible(rune)) text.Append(rune.ToString());
        var clean = text.ToString().Trim().TrimEnd('.', ' ');
        if (clean.StartsWith('.')) clean = "_" + clean[1..];
        return Shorten(clean);
    }

    /// <summary>Marks that turn the direction of text around make "gpj.exe" of "exe.jpg".</summary>
    static bool IsInvisible(Rune rune) =>
        rune.Value is (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF && rune.Value != 0x200D;

    /// <summary>Cuts the stem, keeps the extension.</summary>
    static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes) return name;
        var dot = name.LastIndexOf('.');
        var extension = dot > 0 && name.Length - dot <= 10 ? name[dot..] : "";
        var (stem, left) = (new StringBuilder(), MaxBytes - Encoding.UTF8.GetByteCount(extension));
        foreach (var rune in name[..^extension.Length].EnumerateRunes())
        {
            if ((left -= rune.Utf8SequenceLength) < 0) break;
            stem.Append(rune.ToString());
        }
        return stem.ToString().TrimEnd('.', ' ') + extension;
    }
}
