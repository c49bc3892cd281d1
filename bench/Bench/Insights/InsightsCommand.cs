using System.CommandLine;
using System.Diagnostics;
using AudioAspire.Audio;
using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Acoustics;
using AudioAspire.Insights.Affect;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Interviews;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Interviews;
using Spectre.Console;

namespace AudioAspire.Bench.Insights;

/// <summary>`insights`: summary coverage, sentiment and cues of every interview with truth, from true text.</summary>
internal static class InsightsCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--folder") { Description = "Where the truth files are.", DefaultValueFactory = _ => Samples.Folder };
        var details = new Option<bool>("--details") { Description = "Print what was missed." };
        var command = new Command("insights", "Summary coverage, sentiment and cues against the truth, from true text.") { folder, details };
        command.SetAction(result => Run(result.GetValue(folder)!, result.GetValue(details)));
        return command;
    }

    static void Run(string folder, bool details)
    {
        var models = ModelCatalogue.Open();
        using var embedder = new SentenceEmbedder(models);
        var analyzer = new InterviewAnalyzer(models, embedder, new AffectHeads(models), new CaseComparer(embedder.Centre));
        var table = new Table().AddColumns("interview", "turns", "ideas covered", "coverage", "sentiment accuracy", "macro F1", "cues found", "reported", "seconds");
        var (covered, ideas, found, authored, reported) = (0, 0, 0, 0, 0);
        var all = new LabelScore();
        foreach (var truth in InterviewTruth.ReadAll(folder))
        {
            var clock = Stopwatch.StartNew();
            var interview = ToInterview(truth);
            var text = analyzer.ReadText(interview, default);
            var result = analyzer.Finish(interview, text, Sound(folder, truth, interview));
            var seconds = clock.Elapsed.TotalSeconds;
            var score = new LabelScore();
            foreach (var (turn, affect) in truth.Turns.Zip(text.Affects!).Where(p => !p.First.Backchannel))
            {
                score.Add(turn.Sentiment, affect.Sentiment);
                all.Add(turn.Sentiment, affect.Sentiment);
                if (details && turn.Sentiment != affect.Sentiment)
                    AnsiConsole.WriteLine($"{truth.Name} {turn.Index} {turn.Sentiment} -> {affect.Sentiment} {affect.Score}: {turn.Text}");
            }
            var coverage = IdeaCoverage.Measure(t => [.. embedder.Embed(t).Select(e => embedder.Centre(e))], truth.MainIdeas, result.Analysis);
            var cues = CueScore.Of(truth, result.Analysis.Cues);
            if (details)
            {
                foreach (var (idea, best, match) in coverage) AnsiConsole.WriteLine($"{truth.Name} {best:F2} {idea} <- {match}");
                foreach (var cue in result.Analysis.Cues) AnsiConsole.WriteLine($"{truth.Name} cue {cue.Turn} {cue.Kind} {cue.Measure} {cue.Baseline} z={cue.Deviation}: {cue.Quote}");
                foreach (var idea in result.Analysis.Ideas) AnsiConsole.WriteLine($"{truth.Name} idea {idea.Weight}: {idea.Text} [{string.Join(',', idea.Turns)}]");
                foreach (var topic in result.Analysis.Topics) AnsiConsole.WriteLine($"{truth.Name} topic {topic.Turns[0]}-{topic.Turns[^1]} {topic.Title}: {string.Join(", ", topic.Keywords)}");
                foreach (var s in result.Analysis.Summary.Sentences) AnsiConsole.WriteLine($"{truth.Name} summary [{string.Join(',', s.Turns)}] {s.Text}");
            }
            var hit = coverage.Count(c => c.Best >= IdeaCoverage.Threshold);
            (covered, ideas) = (covered + hit, ideas + coverage.Count);
            (found, authored, reported) = (found + cues.Found, authored + cues.Authored, reported + cues.Reported);
            table.AddRow(truth.Name, $"{truth.Turns.Count}", $"{hit}/{coverage.Count}", $"{(double)hit / coverage.Count:P0}",
                $"{score.Accuracy:P1}", $"{score.MacroF1:F3}", $"{cues.Found}/{cues.Authored}", $"{cues.Reported}", $"{seconds:F2}");
        }
        table.AddRow("all", "", $"{covered}/{ideas}", $"{(double)covered / Math.Max(1, ideas):P0}", $"{all.Accuracy:P1}", $"{all.MacroF1:F3}", $"{found}/{authored}", $"{reported}", "");
        AnsiConsole.Write(table);
    }

    static Interview ToInterview(InterviewTruth truth)
    {
        var options = new AnalyzeOptions { Case = truth.Case, Interview = truth.Name, Language = truth.Language, Duration = truth.DurationSeconds };
        return new Interview(options, [.. truth.Turns.Select(t =>
            new AnalyzeTurn { Index = t.Index, Start = t.Start, End = t.End, Speaker = t.Speaker, Text = t.Text })]);
    }

    static IReadOnlyList<TurnSound>? Sound(string folder, InterviewTruth truth, Interview interview)
    {
        var path = Path.Combine(folder, truth.Case, truth.Name + ".wav");
        if (!File.Exists(path)) return null;
        var samples = WavFile.ReadMono(path);
        var pcm = new byte[2 * samples.Length];
        for (var i = 0; i < samples.Length; i++) BitConverter.TryWriteBytes(pcm.AsSpan(2 * i), (short)(samples[i] * 32767));
        var meter = new AcousticMeter(interview.Turns);
        foreach (var chunk in pcm.Chunk(1 << 20)) meter.Add(chunk);
        return meter.Finish();
    }
}
