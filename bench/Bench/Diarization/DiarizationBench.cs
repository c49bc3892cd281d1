using System.CommandLine;
using System.Runtime.InteropServices;
using AudioAspire.Audio;
using AudioAspire.Contracts.V1;
using AudioAspire.Diarizer;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Inference;
using AudioAspire.Scoring.Diarization;
using Spectre.Console;

namespace AudioAspire.Bench.Diarization;

/// <summary>Who spoke when, against the truth: a line a recording and a line a set.</summary>
internal static class DiarizationBench
{
    const double Collar = 0.25;

    public static Command Command()
    {
        var audio = new Option<DirectoryInfo?>("--audio") { Description = "Folder with the sets ami, joined and conversations (audio and .rttm); without it only the samples." };
        var command = new Command("diarization", "Diarization error rate, Jaccard error rate, number of speakers, speed.") { audio };
        command.SetAction((parsed, cancel) => Run(DiarizationSet.Find(parsed.GetValue(audio)), cancel));
        return command;
    }

    static async Task Run(IEnumerable<DiarizationSet> sets, CancellationToken cancel)
    {
        using var models = new DiarizerModels(ModelCatalogue.Open());
        var table = new Table();
        foreach (var title in new[] { "recording", "DER %", "DER % 0.25 s", "missed", "false", "confused", "JER %", "speakers", "RTF", "time / models" })
            table.AddColumn(new TableColumn(title).NoWrap());
        foreach (var set in sets)
        {
            var all = DiarizationResult.Zero;
            foreach (var (file, rttm) in set.Recordings)
            {
                var result = await Measure(models, file, Rttm.Read(rttm), cancel);
                all += result;
                table.AddRow(result.Row(Path.GetFileNameWithoutExtension(file)));
            }
            table.AddRow(all.Row($"[bold]{set.Name}[/]"));
            table.AddEmptyRow();
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.Write(table);
    }

    static async Task<DiarizationResult> Measure(DiarizerModels models, string file, IReadOnlyList<SpeakerSegment> truth, CancellationToken cancel)
    {
        var scratch = Path.Combine(Path.GetTempPath(), $"audioaspire-bench-{Environment.ProcessId}.pcm");
        try
        {
            var pcm = (await AudioDecoder.DecodeAsync(file, scratch, cancel)).Pcm;
            var recording = new Recording(models, pcm.Channels);
            foreach (var chunk in pcm.Read()) recording.Append(MemoryMarshal.Cast<byte, short>(chunk.Span), cancel);
            var heard = recording.Conclude(SpeakerRange.Any, cancel).Turns.Select(t => new SpeakerSegment(t.Start, t.End, $"S{t.Speaker + 1}")).ToList();
            return DiarizationResult.Of(truth, heard, Collar, pcm.Seconds, recording.Statistics);
        }
        finally
        {
            File.Delete(scratch);
        }
    }
}

/// <summary>Sums over recordings.</summary>
/// <param name="CountErrors">Speakers too many or too few.</param>
/// <param name="ModelSeconds">Time inside the two models.</param>
internal sealed record DiarizationResult(
    DiarizationScore Exact, DiarizationScore Collared, int Found, int True, int CountErrors, double Seconds, double Busy, double ModelSeconds)
{
    public static DiarizationResult Zero { get; } = new(DiarizationScore.Zero, DiarizationScore.Zero, 0, 0, 0, 0, 0, 0);

    public static DiarizationResult Of(
        IReadOnlyList<SpeakerSegment> truth, IReadOnlyList<SpeakerSegment> heard, double collar, double seconds, DiarizeStatistics statistics)
    {
        int found = heard.Select(s => s.Speaker).Distinct().Count(), actual = truth.Select(s => s.Speaker).Distinct().Count();
        return new DiarizationResult(DiarizationScorer.Score(truth, heard), DiarizationScorer.Score(truth, heard, collar), found, actual,
            Math.Abs(found - actual), seconds, statistics.TotalSeconds, statistics.SegmentationSeconds + statistics.EmbeddingSeconds);
    }

    public static DiarizationResult operator +(DiarizationResult a, DiarizationResult b) => new(a.Exact + b.Exact, a.Collared + b.Collared,
        a.Found + b.Found, a.True + b.True, a.CountErrors + b.CountErrors, a.Seconds + b.Seconds, a.Busy + b.Busy, a.ModelSeconds + b.ModelSeconds);

    public string[] Row(string name) =>
    [
        name, Percent(Exact.Der), Percent(Collared.Der), Percent(Exact.Missed / Exact.Total), Percent(Exact.FalseAlarm / Exact.Total),
        Percent(Exact.Confused / Exact.Total), Percent(Exact.Jer), $"{Found} / {True} (off by {CountErrors})", $"{Busy / Seconds:F4}", $"{Busy / ModelSeconds:F3}",
    ];

    static string Percent(double share) => $"{100 * share:F1}";
}
