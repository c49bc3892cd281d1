using System.CommandLine;
using System.Globalization;
using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Cards;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Sentences;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Contradictions;

namespace AudioAspire.Bench.Contradictions;

/// <summary>Contradictions between interviews from their true text, against the planted ones.</summary>
internal static class ContradictionsCommand
{
    public static Command Create()
    {
        var folders = new Option<string[]>("--truth") { Description = "Truth folders (case.json and one JSON an interview); default: those of samples/.", AllowMultipleArgumentsPerToken = true };
        var results = new Option<string?>("--results") { Description = "An output folder with the results of those cases: scores its case.json files (recognised text) instead of the true text." };
        var transcripts = new Option<string?>("--transcripts") { Description = "An output folder: compares its recognised transcripts anew." };
        var details = new Option<bool>("--details") { Description = "Print the claims and judgements of what was missed (true text only)." };
        var command = new Command("contradictions", "Recall and precision of contradictions between interviews, from true or recognised text.") { folders, results, transcripts, details };
        command.SetAction(parsed => Run(parsed.GetValue(folders) is { Length: > 0 } given ? given : Samples.TruthFolders, parsed.GetValue(results), parsed.GetValue(transcripts), parsed.GetValue(details), Console.Out));
        return command;
    }

    static void Run(IReadOnlyList<string> folders, string? results, string? transcripts, bool details, TextWriter output)
    {
        using var embedder = new SentenceEmbedder(ModelCatalogue.Open());
        int planted = 0, found = 0, right = 0, reported = 0;
        foreach (var folder in folders)
        {
            var interviews = InterviewTruth.ReadAll(folder);
            Card[] cards = results is null ? [.. interviews.Select(i => transcripts is null ? Card(i, embedder) : Card(ReadTranscript(transcripts, folder, i.Name), embedder))] : [];
            var contradictions = results is null
                ? new CaseComparer(embedder.Centre).Compare("case", cards, []).Contradictions
                : TruthTurns.Place(ReadResult(results, folder).Contradictions, interviews);
            if (transcripts is not null) contradictions = TruthTurns.Place(contradictions, interviews);
            var truth = CaseTruth.Read(folder);
            var score = ContradictionScorer.Score(truth, contradictions);
            planted += score.Found.Count + score.Missed.Count;
            found += score.Found.Count;
            right += score.Right;
            reported += score.Right + score.False.Count + score.Traps.Count;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{interviews[0].Name}: recall {score.Recall:P0}, precision {score.Precision:P0}; found {string.Join(' ', score.Found)}; missed {string.Join(' ', score.Missed)}; false {score.False.Count}, of them on agreements or hard negatives {score.Traps.Count}"));
            foreach (var contradiction in contradictions)
                output.WriteLine($"  {(score.Traps.Contains(contradiction) ? "TRAP " : score.False.Contains(contradiction) ? "false" : "right")} {Line(contradiction)}");
            if (!details || cards.Length == 0) continue;
            var judgements = new CaseComparer(embedder.Centre).Judge(cards);
            foreach (var missed in truth.Contradictions.Where(c => score.Missed.Contains(c.Id)))
            {
                output.WriteLine($"  missed {missed.Id} {missed.Kind} {missed.A.Quote} / {missed.B.Quote}");
                Card[] sides = [cards.Single(c => c.Interview == missed.A.Interview), cards.Single(c => c.Interview == missed.B.Interview)];
                Explanation.Write(sides, judgements, output, claim => Has(sides[0], claim) && Within(claim, missed.A) || Has(sides[1], claim) && Within(claim, missed.B));
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all: recall {found / (double)planted:P0} ({found} of {planted}), precision {right / (double)Math.Max(1, reported):P0}"));
    }

    /// <summary>samples/CASE/truth belongs to RESULTS/CASE.</summary>
    static CaseReport ReadResult(string results, string truth) =>
        ResultJson.Deserialize<CaseReport>(File.ReadAllBytes(Path.Combine(results, Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(truth)))!, "case.json")));

    static Transcript ReadTranscript(string results, string truth, string interview) =>
        ResultJson.Deserialize<Transcript>(File.ReadAllBytes(Path.Combine(results, Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(truth)))!, interview, "transcript.json")));

    static Card Card(Transcript transcript, SentenceEmbedder embedder)
    {
        AnalyzeTurn[] turns = [.. transcript.Turns.Select(t => new AnalyzeTurn { Index = t.Index, Start = t.Start, End = t.End, Speaker = t.Speaker, Text = t.Text })];
        var interview = new Interview(new AnalyzeOptions { Language = transcript.Language }, turns);
        var names = IntroducedNames.Introduced(interview, SentenceSegmenter.Segment(turns, transcript.Language));
        return TextCards.Build(transcript.Interview, transcript.Language, turns,
            interview.Speakers.Select(s => new CardSpeaker { Id = s, Name = names.GetValueOrDefault(s, "") }), embedder);
    }

    static bool Has(Card card, CardClaim claim) => card.Claims.Any(c => c.Id == claim.Id && c.Start == claim.Start);

    static bool Within(CardClaim claim, TruthSide side) => claim.Start < side.End && side.Start < claim.End;

    static string Line(Contradiction c) =>
        string.Create(CultureInfo.InvariantCulture, $"{c.Confidence:0.00} {c.Kind,-15} {c.A.Interview[^2..]}:{c.A.Turn} «{c.A.Quote}» / {c.B.Interview[^2..]}:{c.B.Turn} «{c.B.Quote}»");

    internal static Card Card(InterviewTruth interview, SentenceEmbedder embedder) => TextCards.Build(
        interview.Name, interview.Language,
        [.. interview.Turns.Select(t => new AnalyzeTurn { Index = t.Index, Start = t.Start, End = t.End, Speaker = t.Speaker, Text = t.Text })],
        interview.Speakers.Select(s => new CardSpeaker { Id = s.Id, Name = s.Name }), embedder);
}
