using System.CommandLine;
using System.Diagnostics;
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
        Card[] cards = [.. Enumerable.Range(0, interviews).Select(Hour)];
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        var clock = Stopwatch.StartNew();
        var used = process.TotalProcessorTime;
        var report = new CaseComparer(embedder.Centre).Compare("c", cards, []);
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var table = new Table().AddColumns("measure", "value");
        table.AddRow("interviews, claims", $"{interviews}, {cards.Sum(c => c.Claims.Count)}");
        table.AddRow("cards", $"{cards.Sum(c => (long)c.CalculateSize()) >> 20} MiB");
        table.AddRow("comparison", $"{seconds:F1} s, {(process.TotalProcessorTime - used).TotalSeconds:F1} s of processor time");
        table.AddRow("resident before, peak", $"{before >> 20}, {process.PeakWorkingSet64 >> 20} MiB");
        table.AddRow("contradictions", $"{report.Contradictions.Count}");
        AnsiConsole.Write(table);
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
