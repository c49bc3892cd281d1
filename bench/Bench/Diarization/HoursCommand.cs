using System.CommandLine;
using System.Diagnostics;
using System.Numerics.Tensors;
using AudioAspire.Audio;
using AudioAspire.Diarizer;
using AudioAspire.Diarizer.Clustering;
using AudioAspire.Diarizer.Embedding;
using AudioAspire.Diarizer.Segmentation;
using AudioAspire.Inference;
using AudioAspire.Scoring;
using Spectre.Console;

namespace AudioAspire.Bench.Diarization;

/// <summary>What hours cost: the samples' windows and voice prints again and again in changing order, every print a little different each time.
/// The models see a stream, so their cost is linear; this shows what comes after them.</summary>
internal static class HoursCommand
{
    /// <summary>Length of what is added to a print; two copies of one then have a cosine of about 0.9.</summary>
    const float Variation = 0.33f;

    public static Command Create()
    {
        var hours = new Option<double[]>("--hours") { Description = "Lengths.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1, 2, 4, 8] };
        var command = new Command("diarization-hours", "Time and memory from windows and voice prints to turns, for recordings of hours.") { hours };
        command.SetAction((parsed, cancel) =>
        {
            using var models = new DiarizerModels(ModelCatalogue.Open());
            var clock = Stopwatch.GetTimestamp();
            var parts = Directory.EnumerateFiles(Samples.Folder, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => Map(models, f, cancel)).ToList();
            var perHour = Stopwatch.GetElapsedTime(clock).TotalSeconds * 3600 / parts.Sum(p => p.Seconds);
            var table = new Table().AddColumns("hours", "windows", "pieces", "turns", "speakers", "search s", "search s / hour", "allocated MiB", "map MiB", "models s");
            foreach (var length in parsed.GetValue(hours)!) table.AddRow(Measure(Repeat(parts, length * 3600), perHour));
            AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
            AnsiConsole.Write(table);
            return Task.CompletedTask;
        });
        return command;
    }

    static SpeechMap Map(DiarizerModels models, string file, CancellationToken cancel)
    {
        var mapper = new SpeechMapper(models.Segmentation, models.Embedding);
        mapper.Append(WavFile.ReadMono(file), cancel);
        return mapper.Finish(cancel);
    }

    static SpeechMap Repeat(List<SpeechMap> parts, double seconds)
    {
        var random = new Random(1);
        var (windows, pieces, frames) = (new List<SegmentedWindow>(), new List<VoicePiece>(), 0);
        while (frames * FrameGrid.SecondsPerFrame < seconds)
        {
            var part = parts[random.Next(parts.Count)];
            windows.AddRange(part.Windows.Select(w => w with { FirstFrame = w.FirstFrame + frames, Activity = [.. w.Activity] }));
            pieces.AddRange(part.Pieces.Select(p => p with { FirstFrame = p.FirstFrame + frames, EndFrame = p.EndFrame + frames, Embedding = Vary(p.Embedding, random) }));
            frames += part.Frames;
        }
        return new SpeechMap(FrameGrid.FirstSample(frames), windows, pieces);
    }

    static float[] Vary(float[] print, Random random)
    {
        var noise = new float[print.Length];
        for (var i = 0; i < noise.Length; i++) noise[i] = random.NextSingle() + random.NextSingle() - 1;
        TensorPrimitives.MultiplyAdd(noise, Variation / TensorPrimitives.Norm(noise), print, noise);
        TensorPrimitives.Divide(noise, TensorPrimitives.Norm(noise), noise);
        return noise;
    }

    static string[] Measure(SpeechMap map, double modelsPerHour)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.GetTimestamp();
        var diarization = SpeakerSearch.Conclude(map, SpeakerRange.Any);
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var hours = map.Seconds / 3600;
        return [$"{hours:F1}", $"{map.Windows.Count}", $"{map.Pieces.Count}", $"{diarization.Turns.Count}", $"{diarization.Speakers.Count}", $"{seconds:F2}", $"{seconds / hours:F2}",
            $"{(GC.GetTotalAllocatedBytes(precise: true) - before) >> 20}", $"{(map.Windows.Sum(w => (long)w.Activity.Length) + map.Pieces.Count * 4L * EmbeddingModel.Size) >> 20}", $"{modelsPerHour * hours:F0}"];
    }
}
