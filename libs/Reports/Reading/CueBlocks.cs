using System.Globalization;
using System.Text.RegularExpressions;

namespace AudioAspire.Reports.Reading;

/// <param name="Id">The line above the times; empty where there is none.</param>
/// <param name="Payload">The lines below the times, still with markup.</param>
internal sealed record CueBlock(string Id, double Start, double End, string Payload);

/// <summary>The cues of a WebVTT or SubRip file. Blocks without usable times are passed over; text after a blank line in a SubRip cue is kept.</summary>
internal static partial class CueBlocks
{
    public static bool LooksLikeSubRip(string text)
    {
        var match = TimeLine().Match(text);
        return match.Success && text[..match.Index].Trim() is var before && before.All(char.IsAsciiDigit);
    }

    public static List<CueBlock> Read(string text)
    {
        var isVtt = text.TrimStart().StartsWith("WEBVTT", StringComparison.Ordinal);
        var cues = new List<CueBlock>();
        foreach (var lines in Blocks(text))
        {
            var at = lines.FindIndex(l => l.Contains("-->", StringComparison.Ordinal) && TimeLine().IsMatch(l));
            if (at >= 0)
            {
                var times = TimeLine().Match(lines[at]);
                var start = Seconds(times, 1);
                cues.Add(new CueBlock(at > 0 ? lines[at - 1].Trim() : "", start, Math.Max(start, Seconds(times, 5)), string.Join('\n', lines.Skip(at + 1))));
            }
            else if (!isVtt && cues.Count > 0 && !lines.Exists(l => l.Contains("-->", StringComparison.Ordinal)))
            {
                cues[^1] = cues[^1] with { Payload = cues[^1].Payload + "\n" + string.Join('\n', lines) };
            }
        }
        return cues;
    }

    static IEnumerable<List<string>> Blocks(string text)
    {
        var block = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return block;
                block = [];
            }
        }
        if (block.Count > 0) yield return block;
    }

    static double Seconds(Match match, int group)
    {
        var hours = match.Groups[group].Success ? double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var minutes = int.Parse(match.Groups[group + 1].ValueSpan, CultureInfo.InvariantCulture);
        var seconds = int.Parse(match.Groups[group + 2].ValueSpan, CultureInfo.InvariantCulture);
        var fraction = match.Groups[group + 3].Value.PadRight(3, '0')[..3];
        return Math.Round(hours * 3600 + minutes * 60 + seconds + int.Parse(fraction, CultureInfo.InvariantCulture) / 1000.0, 3);
    }

    [GeneratedRegex(@"^[ \t]*(?:(\d{1,5}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?[ \t]*-->[ \t]*(?:(\d{1,5}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TimeLine();
}
