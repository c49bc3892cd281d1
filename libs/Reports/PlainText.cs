using System.Globalization;
using System.Text;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports;

/// <summary>Text as readers may see it: one line, valid Unicode, nothing that controls the display.</summary>
internal static class PlainText
{
    /// <summary>Control characters become spaces (runs of white space one), direction overrides vanish, broken surrogates become U+FFFD.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsDirectionControl(rune.Value) || (rune.Value & 0xFFFE) == 0xFFFE) continue;
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
            }
            else result.Append(rune);
        }
        return result.ToString().TrimEnd();
    }

    /// <summary>What to call a speaker: the name, or the id where there is none.</summary>
    public static string SpeakerName(this Transcript transcript, string id)
    {
        var name = Clean(transcript.Speakers.FirstOrDefault(s => s.Id == id)?.Name);
        return name.Length > 0 ? name : Clean(id);
    }

    public static string Number(double value, string format = "0.###") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Embeddings, overrides and isolates can make a quote read as something else (Trojan Source, CVE-2021-42574).</summary>
    static bool IsDirectionControl(int c) => c is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
}
