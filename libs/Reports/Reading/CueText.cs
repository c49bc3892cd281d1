using System.Net;
using System.Text.RegularExpressions;

namespace AudioAspire.Reports.Reading;

/// <param name="Speaker">Null where the cue does not say.</param>
/// <param name="Text">Without markup.</param>
internal sealed record Utterance(string? Speaker, string Text);

/// <summary>What is said in one cue, by whom: voice tags (several in one cue are possible), else a "Name:" prefix.</summary>
internal static partial class CueText
{
    public static List<Utterance> Read(string payload, Predicate<string> isName)
    {
        var utterances = new List<Utterance>();
        string? voice = null;
        var from = 0;
        foreach (Match tag in VoiceTag().Matches(payload))
        {
            Add(payload[from..tag.Index]);
            voice = tag.Groups[1].Success ? Plain(tag.Groups[1].Value) : null;
            from = tag.Index + tag.Length;
        }
        Add(payload[from..]);
        return utterances;

        void Add(string markup)
        {
            var text = Plain(Tag().Replace(JoinLines(markup), ""));
            if (text.Length == 0) return;
            if (voice is not { Length: > 0 } && PrefixOf(text) is { } name && isName(name))
                utterances.Add(new Utterance(name, text[(name.Length + 1)..].TrimStart()));
            else
                utterances.Add(new Utterance(voice is { Length: > 0 } ? voice : null, text));
        }
    }

    /// <summary>What stands before the first colon, if it could be a name.</summary>
    public static string? PrefixOf(string text)
    {
        var match = Prefix().Match(text);
        return match.Success ? match.Groups[1].Value : null;
    }

    public static string? PrefixOfPayload(string payload) => PrefixOf(Plain(Tag().Replace(JoinLines(payload), "")));

    /// <summary>Lines are joined with a space, except between East Asian characters.</summary>
    static string JoinLines(string text) => EastAsianLineBreak().Replace(text, "").Replace('\n', ' ');

    static string Plain(string text) => PlainText.Clean(WebUtility.HtmlDecode(text).Replace("\u200E", "").Replace("\u200F", ""));

    [GeneratedRegex(@"</v>|<v(?:\.[^\s>]*)?(?:[ \t]+([^>]*))?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VoiceTag();

    /// <summary>WebVTT and HTML tags, WebVTT times inside a cue, SubStation positions.</summary>
    [GeneratedRegex(@"</?(?:c|i|b|u|s|v|lang|ruby|rt|font)\b[^>]*>|<[\d:.]+>|\{\\[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^([^\s:][^:]{0,59}):(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(?<=[\u3040-\u9FFF])\n(?=[\u3040-\u9FFF])", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsianLineBreak();
}
