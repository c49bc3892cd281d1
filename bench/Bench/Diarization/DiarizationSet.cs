using AudioAspire.Scoring;

namespace AudioAspire.Bench.Diarization;

/// <summary>Recordings with their RTTM, under one name.</summary>
internal sealed record DiarizationSet(string Name, IReadOnlyList<(string Audio, string Rttm)> Recordings)
{
    /// <summary>The samples, and with a folder of further recordings the sets in it.</summary>
    public static IEnumerable<DiarizationSet> Find(DirectoryInfo? audio)
    {
        yield return new DiarizationSet("samples",
            [.. Directory.EnumerateFiles(Samples.Folder, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(wav => (wav, Path.Combine(Path.GetDirectoryName(wav)!, "truth", Path.ChangeExtension(Path.GetFileName(wav), ".rttm"))))]);
        if (audio is null) yield break;
        foreach (var set in new[] { "ami", "joined", "conversations" })
            yield return new DiarizationSet(set, WithTruth(Path.Combine(audio.FullName, set), "*.ogg", stereo: false));
        yield return new DiarizationSet("two channels", WithTruth(Path.Combine(audio.FullName, "conversations"), "*.ogg", stereo: true));
    }

    static List<(string, string)> WithTruth(string folder, string pattern, bool stereo) =>
        [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)
            .Select(file => (file, Path.ChangeExtension(file, ".rttm")))
            .Where(pair => File.Exists(pair.Item2) && pair.file.Contains("stereo", StringComparison.Ordinal) == stereo)];
}
