using AudioAspire.Scoring.Words;
using Spectre.Console;

namespace AudioAspire.Bench.Transcription;

/// <summary>Word error rate of texts that another program wrote, counted as ours are.</summary>
internal static class PeerTexts
{
    public static void Score(IEnumerable<SpeechSet> sets, string folder, bool showErrors)
    {
        var table = new Table().AddColumns("set", "files", "words", "WER %", "sub", "del", "ins");
        foreach (var set in sets)
        {
            WordErrors errors = default;
            foreach (var file in set.Files)
            {
                var heard = File.ReadAllText(Path.Combine(folder, Path.GetFileNameWithoutExtension(file.Path) + ".txt"));
                errors += WordErrors.Count(file.Text, heard);
                if (showErrors) ErrorListing.Print(file, heard);
            }
            table.AddRow(set.Name, $"{set.Files.Count}", $"{errors.ReferenceWords}", $"{100 * errors.Rate:F1}", $"{errors.Substituted}", $"{errors.Deleted}", $"{errors.Inserted}");
        }
        AnsiConsole.Write(table);
    }
}
