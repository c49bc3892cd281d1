using System.Diagnostics;

namespace AudioAspire.Bench.Diarization;

/// <summary>The same recordings as other microphones, rooms and lines would have made them. Times stay as they are.</summary>
internal static class Distortion
{
    static readonly SortedDictionary<string, string[]> s_arguments = new(StringComparer.Ordinal)
    {
        ["telephone"] = ["-af", "highpass=f=300:p=2,lowpass=f=3400:p=2", "-ar", "8000", "-c:a", "pcm_mulaw"],
        ["noise"] = ["-filter_complex", "[0]dynaudnorm=f=500:g=31:p=0.3[s];anoisesrc=c=pink:a=0.02:r=16000:s=1[n];[s][n]amix=duration=first:normalize=0"],
        ["room"] = ["-af", "aecho=0.8:0.9:19|37|61|89|131|190:0.5|0.4|0.35|0.3|0.2|0.15"],
        ["opus"] = ["-c:a", "libopus", "-b:a", "12k", "-f", "ogg"],
        ["quiet"] = ["-af", "volume=-30dB"],
    };

    public static IEnumerable<string> Names => s_arguments.Keys;

    /// <returns>The set with new sound in <paramref name="folder"/> and the old truth.</returns>
    public static DiarizationSet Apply(string name, DiarizationSet set, string folder)
    {
        Directory.CreateDirectory(folder);
        return new DiarizationSet($"{set.Name}, {name}", [.. set.Recordings.Select(r => (Distort(r.Audio, name, folder), r.Rttm))]);
    }

    static string Distort(string audio, string name, string folder)
    {
        var path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(audio)}-{name}.wav");
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-y", "-nostdin", "-i", audio, "-ac", "1", "-ar", "16000", .. s_arguments[name], path]))!;
        ffmpeg.WaitForExit();
        return ffmpeg.ExitCode == 0 ? path : throw new InvalidOperationException($"ffmpeg could not make {path}.");
    }
}
