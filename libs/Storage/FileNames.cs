using System.Globalization;
using System.Text;

namespace AudioAspire.Storage;

/// <summary>One part of a key as a file name and back. On Linux and macOS they are the same; on Windows what a file name
/// may not hold is written as %XX, and a '%' is written so only where it would otherwise be read that way.</summary>
internal static class FileNames
{
    const string Forbidden = "<>:\"\\|?*%";
    static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    public static string FromKeyPart(string part, bool windows)
    {
        if (!windows) return part;
        var name = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            var escape = part[i] == '%' ? IsEscape(part, i) : IsForbidden(part, i);
            if (escape) name.Append(CultureInfo.InvariantCulture, $"%{(int)part[i]:X2}");
            else name.Append(part[i]);
        }
        return name.ToString();
    }

    public static string ToKeyPart(string name, bool windows)
    {
        if (!windows || !name.Contains('%')) return name;
        var part = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
            if (IsEscape(name, i))
            {
                part.Append((char)Hex(name, i));
                i += 2;
            }
            else part.Append(name[i]);
        return part.ToString();
    }

    static bool IsForbidden(string part, int i) =>
        part[i] < ' ' || Forbidden.Contains(part[i])
        || (i == part.Length - 1 && part[i] is ' ' or '.')
        || (i == 0 && IsDevice(part));

    /// <summary>%XX counts only where it stands for a character that <see cref="FromKeyPart"/> would have written so.</summary>
    static bool IsEscape(string name, int i)
    {
        var value = name[i] == '%' ? Hex(name, i) : -1;
        return value >= 0
            && (value < ' ' || Forbidden.Contains((char)value)
                || (i + 3 == name.Length && value is ' ' or '.')
                || (i == 0 && IsDevice((char)value + name[3..])));
    }

    static int Hex(string name, int i) =>
        i + 2 < name.Length && char.IsAsciiHexDigitUpper(name[i + 1]) && char.IsAsciiHexDigitUpper(name[i + 2])
            ? Convert.ToInt32(name.Substring(i + 1, 2), 16)
            : -1;

    /// <summary>CON, con.txt, LPT1.wav: names that Windows keeps for devices in every folder.</summary>
    static bool IsDevice(string part)
    {
        var dot = part.IndexOf('.');
        var stem = (dot < 0 ? part : part[..dot]).TrimEnd(' ').ToUpperInvariant();
        return stem.Length switch
        {
            3 => Devices.AsSpan(0, 4).Contains(stem),
            4 => Devices.AsSpan(4).Contains(stem[..3]) && char.IsAsciiDigit(stem[3]),
            _ => false,
        };
    }
}
