using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AudioAspire.Inference;
using AudioAspire.Scoring.Diarization;

namespace AudioAspire.Bench.Diarization;

/// <summary>sherpa-onnx on the same recordings and models: a folder with diarize.js, its node_modules and embedding.onnx.
/// Per file it prints "NAME: audio 1.00 s, work 0.10 s, ..." and writes NAME.rttm.</summary>
internal static partial class SherpaPeer
{
    /// <returns>For each recording what was heard and the seconds it took.</returns>
    public static async Task<IReadOnlyList<(IReadOnlyList<SpeakerSegment> Heard, double Busy)>> RunAsync(
        DirectoryInfo peer, IEnumerable<string> recordings, string scratch, CancellationToken cancel)
    {
        Directory.CreateDirectory(scratch);
        var waves = new List<string>();
        foreach (var recording in recordings)
        {
            waves.Add(Path.Combine(scratch, $"{waves.Count:D3}.wav"));
            await RunAsync("ffmpeg", ["-v", "error", "-y", "-nostdin", "-i", recording, "-ac", "1", "-ar", "16000", waves[^1]], cancel);
        }
        var report = await RunAsync("node", [Path.Combine(peer.FullName, "diarize.js"), ModelCatalogue.Open().PathOf("diarization/segmentation.onnx"),
            Path.Combine(peer.FullName, "embedding.onnx"), "--threads", $"{OnnxSessions.DefaultThreads}", scratch, .. waves], cancel);
        var seconds = WorkLine().Matches(report).ToDictionary(m => m.Groups[1].Value, m => double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
        return [.. waves.Select(w => (Rttm.Read(Path.ChangeExtension(w, ".rttm")), seconds[Path.GetFileNameWithoutExtension(w)]))];
    }

    static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    [GeneratedRegex(@"^(\d+): audio [\d.]+ s, work ([\d.]+) s", RegexOptions.Multiline)]
    private static partial Regex WorkLine();
}
