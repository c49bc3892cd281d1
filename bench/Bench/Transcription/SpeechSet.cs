using System.Text.Json;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Words;

namespace AudioAspire.Bench.Transcription;

/// <summary>Recordings of one kind with what is said in them.</summary>
internal sealed record SpeechSet(string Name, IReadOnlyList<SpeechFile> Files)
{
    public static IEnumerable<SpeechSet> OfSamples() =>
        Directory.GetDirectories(Samples.Folder).Order(StringComparer.Ordinal).Select(folder => new SpeechSet(
            Path.GetFileName(folder),
            [.. Directory.GetFiles(folder, "*.wav").Order(StringComparer.Ordinal).Select(wav =>
            {
                var truth = InterviewTruth.Read(Path.Combine(folder, "truth", Path.GetFileNameWithoutExtension(wav) + ".json"));
                return new SpeechFile(wav, truth.Language, truth.Text);
            })]));

    /// <param name="folder">Holds joined, utterances-en, css10-es, fleurs, ami: audio beside .txt or .json with the same stem.</param>
    public static IEnumerable<SpeechSet> Of(string folder)
    {
        yield return Find(folder, "joined", "en", "*");
        yield return Find(folder, "utterances-en", "en", "*");
        yield return Find(folder, "css10-es", "es", "*");
        yield return Find(folder, "fleurs", "es", "fleurs-es-*");
        yield return Find(folder, "fleurs", "en", "fleurs-en-*");
        yield return Find(folder, "ami", "en", "*");
    }

    static SpeechSet Find(string folder, string name, string language, string pattern) => new(
        pattern == "*" ? name : $"{name} {language}",
        [.. Directory.GetFiles(Path.Combine(folder, name), pattern + ".ogg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(audio => (audio, text: TextOf(audio))).Where(f => f.text is not null)
            .Select(f => new SpeechFile(f.audio, language, f.text!))]);

    static string? TextOf(string audio)
    {
        if (Path.ChangeExtension(audio, ".txt") is var text && File.Exists(text)) return File.ReadAllText(text);
        if (Path.ChangeExtension(audio, ".json") is var json && File.Exists(json))
            return string.Join(' ', JsonSerializer.Deserialize<TruthTurn[]>(File.ReadAllBytes(json), JsonSerializerOptions.Web)!.Select(t => t.Text));
        return null;
    }
}

internal sealed record SpeechFile(string Path, string Language, string Text);
