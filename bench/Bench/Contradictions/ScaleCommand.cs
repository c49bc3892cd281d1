using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Embedding;
using Google.Protobuf;
using Spectre.Console;

namespace AudioAspire.Bench.Contradictions;

/// <summary>`scale`: seconds and memory of comparing many generated one-hour interviews.</summary>
internal static class ScaleCommand
{
    const int Exchanges = 250;

    public static Command Create()
    {
        var interviews = new Option<int>("--interviews") { Description = "Interviews in the case.", DefaultValueFactory = _ => 200 };
        var command = new Command("scale", "Seconds and peak memory of comparing a case of generated one-hour interviews.") { interviews };
        command.SetAction(parsed => Run(parsed.GetValue(interviews)));
        return command;
    }

    static void Run(int interviews)
    {
        using var embedder = new SentenceEmbedder(ModelCatalogue.Open());
        var comparer = new CaseComparer(embedder.Centre);
        // Read one by one, as they come from the wire.
        var folder = Directory.CreateTempSubdirectory();
        string[] cards = [.. Enumerable.Range(0, interviews).Select(i => Path.Combine(folder.FullName, $"{i}"))];
        var claims = 0;
        foreach (var (i, path) in cards.Index())
        {
            var card = Hour(i);
            claims += card.Claims.Count;
            File.WriteAllBytes(path, card.ToByteArray());
        }
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        var table = new Table().AddColumns("measure", "value");
        table.AddRow("interviews, claims", $"{interviews}, {claims}");
        table.AddRow("cards", $"{cards.Sum(c => new FileInfo(c).Length) >> 20} MiB");
        var whole = Compare("all from nothing", cards, []);
        table.AddRow("resident before, peak until here", $"{before >> 20}, {process.PeakWorkingSet64 >> 20} MiB");
        var more = Compare("one more after all but one", cards, Compare("all but one", cards[..^1], []).Pairs);
        table.AddRow("left for the next comparison", $"{new Comparisons { Pairs = { whole.Pairs } }.CalculateSize() >> 20} MiB");
        table.AddRow("one more is as from nothing", $"{ResultJson.Serialize(more.Report).SequenceEqual(ResultJson.Serialize(whole.Report))}");
        table.AddRow("contradictions", $"{whole.Report.Contradictions.Count}");
        table.AddRow("sha256 of case.json", Convert.ToHexStringLower(SHA256.HashData(ResultJson.Serialize(whole.Report))));
        AnsiConsole.Write(table);
        folder.Delete(recursive: true);

        CaseComparison Compare(string what, string[] of, IEnumerable<ComparedPair> earlier)
        {
            var (clock, used) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            var result = comparer.Compare("c", comparer.Collect(of.Select(c => Card.Parser.ParseFrom(File.ReadAllBytes(c)))), [], earlier);
            process.Refresh();
            table.AddRow(what, $"{clock.Elapsed.TotalSeconds:F1} s, {(process.TotalProcessorTime - used).TotalSeconds:F1} s of processor time, {result.Compared} pairs compared");
            return result;
        }
    }

    // Random words of a vocabulary as skewed as speech, with counts, times, places and denials.
    static Card Hour(int interview)
    {
        var random = new Random(interview);
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"pal{(int)(4000 * Math.Pow(random.NextDouble(), 3))}bra"));
        var lines = Enumerable.Range(0, Exchanges).SelectMany(i => (string[])
        [
            $"¿A qué hora {Words(4)}?",
            $"{Words(6)} a las {random.Next(1, 12)} con {random.Next(2, 90)} {Words(1)}. {(i % 3 == 0 ? "Nunca" : "Sí")} {Words(6)}. {Words(7)} en {Words(2)}.",
        ]);
        AnalyzeTurn[] turns = [.. lines.Index().Select(l => new AnalyzeTurn { Index = l.Index, Start = 7 * l.Index, End = 7 * l.Index + 6, Speaker = l.Index % 2 == 0 ? "Q" : "A", Text = l.Item })];
        var card = TextCards.Build($"i{interview:000}", "es", turns, [new CardSpeaker { Id = "Q" }, new CardSpeaker { Id = "A" }], embedder: null);
        foreach (var sentence in card.Sentences)
        {
            var bytes = new byte[SentenceEmbedder.Dimensions];
            random.NextBytes(bytes);
            (sentence.Embedding, sentence.Scale) = (ByteString.CopyFrom(bytes), 0.001f);
        }
        return card;
    }
}
