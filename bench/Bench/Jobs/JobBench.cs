using System.CommandLine;
using System.Diagnostics;
using AudioAspire.Audio;
using AudioAspire.Scoring;
using Spectre.Console;

namespace AudioAspire.Bench.Jobs;

/// <summary>Whole jobs through the AppHost's own `analyze`, as a user runs it: time over the recordings' length, peak memory of every process.</summary>
internal static class JobBench
{
    public static Command Command()
    {
        var minutes = new Option<int>("--minutes") { Description = "One recording of this length, made by repeating the samples, instead of the two sample cases." };
        var command = new Command("job", "Real-time factor and peak memory of whole jobs.") { minutes };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(minutes), cancel));
        return command;
    }

    static async Task<int> RunAsync(int minutes, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("audioaspire-bench-").FullName;
        try
        {
            var inputs = minutes > 0
                ? [RepeatedSamples.Write(Path.Combine(folder, "repeated.wav"), minutes)]
                : Directory.GetDirectories(Samples.Folder).Order(StringComparer.Ordinal).ToArray();
            var audioSeconds = inputs.SelectMany(Recordings).Sum(f => WavFile.ReadMono(f).Length / 16_000.0);
            var output = Path.Combine(folder, "output");

            var clock = Stopwatch.StartNew();
            var memory = new ProcessUse();
            var exitCode = await RunAppHostAsync(["analyze", .. inputs, "--output", output], memory, cancel);
            var wall = clock.Elapsed.TotalSeconds;
            var job = TraceTimes.Span(output);

            var table = new Table().AddColumns("measure", "value");
            table.AddRow("audio", $"{audioSeconds:F1} s");
            table.AddRow("command, start to exit", $"{wall:F1} s, {wall / audioSeconds:F3} of the length");
            table.AddRow("jobs, first span to last", $"{job:F1} s, {job / audioSeconds:F3} of the length");
            foreach (var (process, seconds) in memory.ProcessorSeconds)
                table.AddRow($"processor time, {process}", $"{seconds:F1} s, {seconds / audioSeconds:F3} of the length");
            foreach (var (process, bytes) in memory.ByProcess)
                table.AddRow($"peak memory, {process}", $"{bytes >> 20} MiB");
            AnsiConsole.Write(table);
            return exitCode;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static IEnumerable<string> Recordings(string path) => File.Exists(path) ? [path] : Directory.GetFiles(path, "*.wav");

    static async Task<int> RunAppHostAsync(string[] args, ProcessUse memory, CancellationToken cancel)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var appHost = Path.Combine(Samples.Root, "artifacts", "bin", "AppHost", configuration, "AudioAspire.AppHost.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", appHost, .. args])
        {
            WorkingDirectory = Samples.Root,
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, line) => { if (line.Data is not null) Console.Error.WriteLine(line.Data); };
        process.BeginOutputReadLine();
        var ended = process.WaitForExitAsync(cancel);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (!ended.IsCompleted && await timer.WaitForNextTickAsync(cancel))
            memory.Sample();
        await ended;
        return process.ExitCode;
    }
}
