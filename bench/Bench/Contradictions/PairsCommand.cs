using System.CommandLine;
using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Embedding;
using AudioAspire.Scoring.Contradictions;
using Spectre.Console;

namespace AudioAspire.Bench.Contradictions;

/// <summary>`pairs`: contrast pairs one by one, and all contradictions of a language packed into cases of two long interviews,
/// where each pair has the others as its distractors.</summary>
internal static class PairsCommand
{
    const string Pack = "packed";

    // Of two interviews no more than 200 contradictions are reported.
    const int LongestInterview = 100;

    public static Command Create()
    {
        var details = new Option<bool>("--details") { Description = "Print the pairs judged wrongly." };
        var explain = new Option<string?>("--explain") { Description = "Print the claims and judgements of the pairs that contain this text instead." };
        var folder = new Option<string?>("--folder") { Description = "Pairs of your own: es.txt and en.txt in the layout of bench/Scoring/Contradictions/Pairs." };
        var command = new Command("pairs", "Contrast pairs (contradicts, agrees, apart) by language and kind.") { details, explain, folder };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(explain) is { } text) Explain(text, parsed.GetValue(folder));
            else Run(parsed.GetValue(details), parsed.GetValue(folder));
        });
        return command;
    }

    static void Run(bool details, string? folder)
    {
        using var embedder = new SentenceEmbedder(ModelCatalogue.Open());
        var comparer = new CaseComparer(embedder.Centre);
        var table = new Table().AddColumns("language", "set", "right", "of", "share");
        foreach (var language in (string[])["es", "en"])
        {
            var pairs = Read(language, folder);
            var right = pairs.ToDictionary(p => p, p => comparer.Compare("c", Cards([p], language, embedder), []).Contradictions.Count > 0 == (p.Label == PairLabel.Contradicts));
            foreach (var set in right.GroupBy(r => r.Key.Label == PairLabel.Contradicts ? $"contradicts, {r.Key.Kind}" : r.Key.Label.ToString().ToLowerInvariant()).OrderBy(g => g.Key, StringComparer.Ordinal))
                table.AddRow(language, set.Key, $"{set.Count(r => r.Value)}", $"{set.Count()}", $"{set.Average(r => r.Value ? 1 : 0):P0}");
            if (details)
                foreach (var (pair, _) in right.Where(r => !r.Value)) AnsiConsole.WriteLine($"{language} wrong {pair}");
            Packed(language, pairs, comparer, embedder, table, details);
        }
        AnsiConsole.Write(table);
    }

    static IReadOnlyList<ContrastPair> Read(string language, string? folder)
    {
        if (folder is null) return ContrastPair.ReadAll(language);
        using var file = File.OpenText(Path.Combine(folder, $"{language}.txt"));
        return ContrastPair.Read(file);
    }

    static void Explain(string text, string? folder)
    {
        using var embedder = new SentenceEmbedder(ModelCatalogue.Open());
        foreach (var language in (string[])["es", "en"])
            foreach (var pair in Read(language, folder).Where(p => p.ToString().Contains(text, StringComparison.OrdinalIgnoreCase)))
            {
                Console.WriteLine(pair);
                Card[] cards = [.. Cards([pair], language, embedder)];
                Explanation.Write(cards, new CaseComparer(embedder.Centre).Judge(cards), Console.Out);
            }
    }

    static void Packed(string language, IReadOnlyList<ContrastPair> pairs, CaseComparer comparer, SentenceEmbedder embedder, Table table, bool details)
    {
        var (planted, right, reported) = (0, 0, 0);
        foreach (var part in pairs.Where(p => p.Label == PairLabel.Contradicts).DistinctBy(p => p.QuestionA).Chunk(LongestInterview))
        {
            var contradictions = comparer.Compare("c", Cards(part, language, embedder), []).Contradictions;
            var found = contradictions.Where(c => c.A.Turn == c.B.Turn).Select(c => c.A.Turn).ToHashSet();
            (planted, right, reported) = (planted + part.Length, right + found.Count, reported + contradictions.Count);
            if (!details) continue;
            foreach (var (_, pair) in part.Index().Where(p => !found.Contains(2 * p.Index + 1))) AnsiConsole.WriteLine($"{language} {Pack} missed {pair}");
            foreach (var c in contradictions.Where(c => c.A.Turn != c.B.Turn)) AnsiConsole.WriteLine($"{language} {Pack} false {c.Confidence} {c.Kind} {c.A.Quote} / {c.B.Quote}");
        }
        table.AddRow(language, $"{Pack}, found", $"{right}", $"{planted}", $"{(double)right / planted:P0}");
        table.AddRow(language, $"{Pack}, reported right", $"{right}", $"{reported}", $"{(double)right / Math.Max(1, reported):P0}");
    }

    static IEnumerable<Card> Cards(IReadOnlyList<ContrastPair> pairs, string language, SentenceEmbedder embedder) =>
    [
        Card("a", language, pairs.Select(p => (p.QuestionA, p.AnswerA)), embedder),
        Card("b", language, pairs.Select(p => (p.QuestionB, p.AnswerB)), embedder),
    ];

    // Two seconds a turn: times play no part here.
    static Card Card(string interview, string language, IEnumerable<(string Question, string Answer)> exchanges, SentenceEmbedder embedder) => TextCards.Build(
        interview, language,
        [.. exchanges.SelectMany(e => (string[])[e.Question, e.Answer]).Index().Select(t => new AnalyzeTurn { Index = t.Index, Start = 2 * t.Index, End = 2 * t.Index + 2, Speaker = t.Index % 2 == 0 ? "Q" : interview, Text = t.Item })],
        [new CardSpeaker { Id = "Q", Name = "Interviewer" }, new CardSpeaker { Id = interview }], embedder);
}
