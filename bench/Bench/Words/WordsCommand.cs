using System.CommandLine;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Fusing;
using AudioAspire.Scoring.Words;
using Spectre.Console;

namespace AudioAspire.Bench.Words;

/// <summary>Who said which word, against the truth: Transcriber and Diarizer in this process, then the Pipeline's fusion.</summary>
internal static class WordsCommand
{
    public static Command Create()
    {
        var audio = new Option<DirectoryInfo?>("--audio") { Description = "Folder with joined and conversations; without it only the samples." };
        var again = new Option<bool>("--again") { Description = "Listen again instead of using what was kept of the last time." };
        var turns = new Option<bool>("--turns") { Description = "Print every turn." };
        var command = new Command("words", "Share of words with the wrong speaker, back-channels with a turn of their own, one-word turns.") { audio, again, turns };
        command.SetAction((parsed, cancel) => RunAsync(WordSet.Find(parsed.GetValue(audio)), parsed.GetValue(again), parsed.GetValue(turns), cancel));
        return command;
    }

    public static async Task RunAsync(IEnumerable<WordSet> sets, bool again, bool showTurns, CancellationToken cancel)
    {
        var table = new Table().AddColumns("recording", "words", "wrong", "wrong %", "back-channels", "written", "own turn", "turns", "islands");
        foreach (var set in sets)
        {
            var total = new WordsResult(default, 0, 0, 0, 0, 0);
            foreach (var recording in set.Recordings)
            {
                var heard = await WordsHeard.OfAsync(recording, again, cancel);
                var transcript = Fusion.Fuse(new InterviewName("bench", "bench"), heard.Transcription, heard.Diarization, 1, heard.Duration, new RunOptions());
                if (showTurns) Print(recording, transcript);
                var result = WordsResult.Of(recording, transcript);
                total += result;
                table.AddRow(result.Row(Path.GetFileNameWithoutExtension(recording.Audio)));
            }
            table.AddRow(total.Row($"[bold]{set.Name}[/]"));
            table.AddEmptyRow();
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.Write(table);
    }

    static void Print(WordRecording recording, Transcript transcript)
    {
        Console.WriteLine($"== {Path.GetFileName(recording.Audio)}");
        foreach (var turn in transcript.Turns) Console.WriteLine($"{turn.Start,7:F2} {turn.End,7:F2} {turn.Speaker}{(turn.Overlap ? " overlap" : "")}: {turn.Text}");
    }
}

/// <summary>Sums over recordings.</summary>
/// <param name="Written">Back-channels that the transcript has a word for.</param>
/// <param name="Own">Of these, with the right speaker.</param>
/// <param name="Islands">One-word turns inside another speaker's speech that are no back-channel of the truth.</param>
internal sealed record WordsResult(WordDiarization Words, int BackChannels, int Written, int Own, int Turns, int Islands)
{
    const double Tolerance = 0.3;

    public static WordsResult Of(WordRecording truth, Transcript transcript)
    {
        var words = WordDiarization.Count(truth.Texts, Runs(transcript), out var mapping);
        var found = truth.BackChannels.Select(b => (Truth: b, Word: Heard(b, transcript))).Where(x => x.Word is not null).ToList();
        var turns = transcript.Turns;
        var islands = Enumerable.Range(1, Math.Max(0, turns.Count - 2)).Count(i => turns[i].Words.Count == 1
            && turns[i - 1].Speaker == turns[i + 1].Speaker && turns[i].Speaker != turns[i - 1].Speaker
            && !truth.BackChannels.Concat(truth.Texts).Any(b => b.Text.Split(' ').Length == 1 && Near(b, turns[i].Words[0])));
        return new WordsResult(words, truth.BackChannels.Count, found.Count,
            found.Count(x => mapping.GetValueOrDefault(x.Word!.Speaker) == x.Truth.Speaker), turns.Count, islands);
    }

    public static WordsResult operator +(WordsResult a, WordsResult b) =>
        new(a.Words + b.Words, a.BackChannels + b.BackChannels, a.Written + b.Written, a.Own + b.Own, a.Turns + b.Turns, a.Islands + b.Islands);

    public string[] Row(string name) =>
        [name, $"{Words.Words}", $"{Words.Wrong}", $"{100 * Words.Rate:F2}", $"{BackChannels}", $"{Written}", $"{Own}", $"{Turns}", $"{Islands}"];

    // Word by word in order of time, so that a turn inside another one stands where it was said.
    static IEnumerable<SpokenText> Runs(Transcript transcript)
    {
        var words = transcript.Turns.SelectMany(t => t.Words).OrderBy(w => w.Start).ToList();
        for (int first = 0, last; first < words.Count; first = last)
        {
            for (last = first; last < words.Count && words[last].Speaker == words[first].Speaker;) last++;
            yield return new SpokenText(words[first].Start, words[last - 1].End, words[first].Speaker, string.Join(' ', words[first..last].Select(w => w.Text)));
        }
    }

    static TranscriptWord? Heard(SpokenText backChannel, Transcript transcript) =>
        transcript.Turns.SelectMany(t => t.Words).FirstOrDefault(w => Near(backChannel, w) && Letters(w.Text) == Letters(backChannel.Text));

    static bool Near(SpokenText text, TranscriptWord word) => word.Start < text.End + Tolerance && word.End > text.Start - Tolerance;

    static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
}
