using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Formats;

/// <summary>The timed words of a turn. Where the text was edited or never had word times, they are spread over the turn by length.</summary>
internal static class TurnWords
{
    public static IReadOnlyList<TranscriptWord> Of(TranscriptTurn turn) =>
        turn.Words.Count > 0 && Join(turn.Words) == PlainText.Clean(turn.Text)
            ? turn.Words
            : Spread(turn.Text, turn.Start, turn.End, turn.Speaker);

    public static string Join(IEnumerable<TranscriptWord> words) =>
        PlainText.Clean(string.Concat(words.Select(w => w.Glued ? w.Text.TrimStart() : " " + w.Text)).TrimStart());

    public static IReadOnlyList<TranscriptWord> Spread(string text, double start, double end, string speaker)
    {
        var parts = PlainText.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var total = parts.Sum(p => p.Length + 1.0);
        var words = new TranscriptWord[parts.Length];
        var before = 0.0;
        for (var i = 0; i < parts.Length; i++)
        {
            var after = before + parts[i].Length + 1;
            words[i] = new TranscriptWord(parts[i], At(before), At(after), 1, speaker);
            before = after;
        }
        return words;

        double At(double position) => Math.Round(start + (end - start) * position / total, 3);
    }
}
