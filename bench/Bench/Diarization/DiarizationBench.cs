using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using AudioAspire.Audio;
using AudioAspire.Bench.Words;
using AudioAspire.Contracts.V1;
using AudioAspire.Diarizer;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Inference;
using AudioAspire.Scoring.Diarization;
using Spectre.Console;

namespace AudioAspire.Bench.Diarization;

/// <summary>Who spoke when, against the truth: a line a recording and a line a set, beside them sherpa-onnx where it is installed.</summary>
internal static class DiarizationBench
{
    public static Command Command()
    {
        var audio = new Option<DirectoryInfo?>("--audio") { Description = "Folder with the sets ami, joined and conversations (audio and .rttm); without it only the samples." };
        var people = new Option<DirectoryInfo?>("--people") { Description = "Folder with a folder of recordings a person: conversations are made of them." };
        var distort = new Option<string[]>("--distort") { Description = $"The sets once more, changed: {string.Join(", ", Distortion.Names)}.", AllowMultipleArgumentsPerToken = true };
        distort.AcceptOnlyFromAmong([.. Distortion.Names]);
        var peer = new Option<DirectoryInfo?>("--peer") { Description = "Folder of sherpa-onnx (diarize.js, embedding.onnx), run on the same recordings." };
        var counted = new Option<FileInfo?>("--counted") { Description = "Table of recordings (| file | s | language | speakers |) whose number of speakers alone is compared." };
        var words = new Option<bool>("--words") { Description = "Transcribe too, and print the words with the wrong speaker (as the command words)." };
        var command = new Command("diarization", "Diarization and Jaccard error rate, turn boundaries, number of speakers, speed, memory.") { audio, people, distort, peer, counted, words };
        command.SetAction(async (parsed, cancel) =>
        {
            var scratch = Directory.CreateTempSubdirectory("audioaspire-bench-");
            try
            {
                var sets = DiarizationSet.Find(parsed.GetValue(audio)).ToList();
                if (parsed.GetValue(people) is { } folder) sets.Add(MadeConversations.Write(folder, Path.Combine(scratch.FullName, "made"), cancel));
                var all = sets.Concat((parsed.GetValue(distort) ?? []).SelectMany(name => sets.Select(s => Distortion.Apply(name, s, Path.Combine(scratch.FullName, name, s.Name)))));
                await RunAsync(all, parsed.GetValue(peer), scratch.FullName, cancel);
                if (parsed.GetValue(counted) is { } table) await CountAsync(CountedRecordings.Read(table), parsed.GetValue(peer), scratch.FullName, cancel);
                if (parsed.GetValue(words)) await WordsCommand.RunAsync(WordSet.Find(parsed.GetValue(audio)), again: true, showTurns: false, cancel);
            }
            finally
            {
                scratch.Delete(recursive: true);
            }
        });
        return command;
    }

    static async Task RunAsync(IEnumerable<DiarizationSet> sets, DirectoryInfo? peer, string scratch, CancellationToken cancel)
    {
        using var models = new DiarizerModels(ModelCatalogue.Open());
        var table = new Table();
        foreach (var title in DiarizationResult.Titles) table.AddColumn(new TableColumn(title).NoWrap());
        foreach (var set in sets)
        {
            var results = new List<(string Name, DiarizationResult Ours)>();
            foreach (var (file, rttm) in set.Recordings)
                results.Add((Path.GetFileNameWithoutExtension(file), await MeasureAsync(models, file, Rttm.Read(rttm), Path.Combine(scratch, "pcm"), cancel)));
            foreach (var (name, ours) in results) table.AddRow(ours.Row(name));
            table.AddRow(results.Aggregate(DiarizationResult.Zero, (sum, r) => sum + r.Ours).Row($"[bold]{set.Name}[/]"));
            if (peer is not null)
            {
                var theirs = await SherpaPeer.RunAsync(peer, set.Recordings.Select(r => r.Audio), Path.Combine(scratch, "peer"), cancel);
                table.AddRow(theirs.Select((t, i) => DiarizationResult.Of(Rttm.Read(set.Recordings[i].Rttm), t.Heard, results[i].Ours.Seconds, t.Busy, 0))
                    .Aggregate((a, b) => a + b).Row($"{set.Name}, sherpa-onnx"));
            }
            table.AddEmptyRow();
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
        using var self = Process.GetCurrentProcess();
        AnsiConsole.WriteLine($"Peak memory {self.PeakWorkingSet64 >> 20} MiB.");
    }

    static async Task CountAsync(IReadOnlyList<(string Audio, int People)> recordings, DirectoryInfo? peer, string scratch, CancellationToken cancel)
    {
        using var models = new DiarizerModels(ModelCatalogue.Open());
        var theirs = peer is null ? null : await SherpaPeer.RunAsync(peer, recordings.Select(r => r.Audio), Path.Combine(scratch, "counted"), cancel);
        var table = new Table().AddColumns("people", "recordings", "count right", "sherpa-onnx", "wrong");
        var counts = new List<(string Name, int People, int Ours, int Theirs)>();
        for (var i = 0; i < recordings.Count; i++)
        {
            var (heard, _, _) = await HearAsync(models, recordings[i].Audio, Path.Combine(scratch, "pcm"), cancel);
            counts.Add((Path.GetFileNameWithoutExtension(recordings[i].Audio), recordings[i].People, CountedRecordings.Count(heard),
                theirs is null ? -1 : CountedRecordings.Count(theirs[i].Heard)));
        }
        foreach (var group in counts.GroupBy(c => $"{c.People}").OrderBy(g => g.Key, StringComparer.Ordinal).Append(counts.GroupBy(_ => "all").First()))
            table.AddRow(group.Key, $"{group.Count()}", $"{group.Count(c => c.Ours == c.People)}", theirs is null ? "" : $"{group.Count(c => c.Theirs == c.People)}",
                group.Key == "all" ? "" : string.Join(", ", group.Where(c => c.Ours != c.People).Select(c => $"{c.Name} {c.Ours}")));
        AnsiConsole.Write(table);
    }

    static async Task<DiarizationResult> MeasureAsync(DiarizerModels models, string file, IReadOnlyList<SpeakerSegment> truth, string scratch, CancellationToken cancel)
    {
        var (heard, seconds, statistics) = await HearAsync(models, file, scratch, cancel);
        return DiarizationResult.Of(truth, heard, seconds, statistics.TotalSeconds, statistics.SegmentationSeconds + statistics.EmbeddingSeconds);
    }

    static async Task<(List<SpeakerSegment> Heard, double Seconds, DiarizeStatistics Statistics)> HearAsync(
        DiarizerModels models, string file, string scratch, CancellationToken cancel)
    {
        var pcm = (await AudioDecoder.DecodeAsync(file, scratch, cancel)).Pcm;
        var recording = new Recording(models, pcm.Channels);
        foreach (var chunk in pcm.Read()) recording.Append(MemoryMarshal.Cast<byte, short>(chunk.Span), cancel);
        var heard = recording.Conclude(SpeakerRange.Any, cancel).Turns.Select(t => new SpeakerSegment(t.Start, t.End, $"S{t.Speaker + 1}")).ToList();
        return (heard, pcm.Seconds, recording.Statistics);
    }
}
