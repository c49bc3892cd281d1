using AudioAspire.Transcriber.Alignment;

namespace AudioAspire.Transcriber.WhisperNet;

/// <summary>A token of a segment as whisper.cpp gives it.</summary>
/// <param name="Text">Its bytes as UTF-8; a character that is cut by a token's end is lost.</param>
/// <param name="Start">Seconds of the samples that were heard, like <paramref name="End"/>.</param>
internal readonly record struct HeardToken(string Text, double Start, double End, double Probability);

/// <summary>Tokens to words. Where the words are, the tokens say; what they are, only the whole text can: a token may end inside a character.</summary>
internal static class TokenText
{
    /// <param name="text">Of the segment.</param>
    /// <param name="tokens">Of the segment, control tokens ("[_BEG_]") among them.</param>
    /// <param name="toRecording">Heard time to the recording's.</param>
    public static IReadOnlyList<TimedWord> Words(string text, IReadOnlyList<HeardToken> tokens, Func<double, double> toRecording)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var groups = Groups(tokens);
        if (words.Length == 0 || groups.Count == 0) return [];
        return [.. words.Select((word, i) => Timed(word, GroupsOf(i, words.Length, groups), toRecording))];
    }

    public static bool IsControl(string text) => text.StartsWith("[_", StringComparison.Ordinal) || text.StartsWith("<|", StringComparison.Ordinal);

    /// <summary>A token that begins with a space begins a word.</summary>
    static List<List<HeardToken>> Groups(IReadOnlyList<HeardToken> tokens)
    {
        var groups = new List<List<HeardToken>>();
        foreach (var token in tokens.Where(t => t.Text.Length > 0 && !IsControl(t.Text)))
            if (groups.Count == 0 || token.Text[0] == ' ') groups.Add([token]);
            else groups[^1].Add(token);
        return groups;
    }

    /// <summary>One group a word; where the counts differ (a space inside a token), an even share.</summary>
    static IEnumerable<HeardToken> GroupsOf(int word, int words, List<List<HeardToken>> groups)
    {
        var first = Math.Min(groups.Count - 1, word * groups.Count / words);
        var last = Math.Max(first + 1, (word + 1) * groups.Count / words);
        return groups[first..last].SelectMany(g => g);
    }

    static TimedWord Timed(string word, IEnumerable<HeardToken> tokens, Func<double, double> toRecording)
    {
        var all = tokens.ToList();
        var confidence = Math.Exp(all.Average(t => Math.Log(Math.Clamp(t.Probability, 1e-6, 1))));
        var start = toRecording(all.Min(t => t.Start));
        return new TimedWord(word, start, Math.Max(start, toRecording(all.Max(t => t.End))), confidence, Glued: false);
    }
}
