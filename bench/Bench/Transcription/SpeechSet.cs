using System.Text.Json;
using System.Text.Json.Nodes;
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
                return new SpeechFile(wav, truth.Language, truth.Text, [.. truth.Turns.Where(t => !t.Backchannel).SelectMany(Onsets)])
                {
                    Names = File.ReadAllLines(Path.Combine(folder, "truth", "vocabulary.txt")),
                };
            })]));

    /// <param name="folder">Holds joined, utterances-en, css10-es, fleurs, ami, single: audio beside .txt or .json with the same stem, word times in .words.json.</param>
    public static IEnumerable<SpeechSet> Of(string folder)
    {
        yield return Find(folder, "joined", "en", "*");
        yield return Find(folder, "utterances-en", "en", "*");
        yield return Find(folder, "css10-es", "es", "*");
        yield return Find(folder, "fleurs", "es", "fleurs-es-*");
        yield return Find(folder, "fleurs", "en", "fleurs-en-*");
        yield return Find(folder, "ami", "en", "*");
        yield return new SpeechSet("single", [.. Directory.GetFiles(Path.Combine(folder, "single"), "*.words.json").Order(StringComparer.Ordinal).Select(Timed)]);
    }

    static SpeechSet Find(string folder, string name, string language, string pattern) => new(
        pattern == "*" ? name : $"{name} {language}",
        [.. Directory.GetFiles(Path.Combine(folder, name), pattern + ".ogg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(audio => (audio, text: TextOf(audio))).Where(f => f.text is not null)
            .Select(f => new SpeechFile(f.audio, language, f.text!) { Names = NamesOf(f.audio) })]);

    static IReadOnlyList<string> NamesOf(string audio) =>
        Path.ChangeExtension(audio, ".vocabulary.txt") is var names && File.Exists(names) ? File.ReadAllLines(names) : [];

    /// <summary>The words of a turn; the first of each sentence has a time.</summary>
    static IEnumerable<TrueWord> Onsets(TruthTurn turn) =>
        turn.Segments is not { } sentences ? [new TrueWord(turn.Text, turn.Start)] : sentences.Select(s => new TrueWord(s.Text, s.Start));

    static SpeechFile Timed(string json)
    {
        var truth = JsonNode.Parse(File.ReadAllBytes(json))!;
        return new SpeechFile(json.Replace(".words.json", ".ogg", StringComparison.Ordinal), (string)truth["language"]!, (string)truth["transcript"]!,
            [.. truth["words"]!.AsArray().Select(w => new TrueWord((string)w!["word"]!, (double)w["start_sec"]!))]);
    }

    static string? TextOf(string audio)
    {
        if (Path.ChangeExtension(audio, ".txt") is var text && File.Exists(text)) return File.ReadAllText(text);
        if (Path.ChangeExtension(audio, ".json") is var json && File.Exists(json))
            return string.Join(' ', JsonSerializer.Deserialize<TruthTurn[]>(File.ReadAllBytes(json), JsonSerializerOptions.Web)!.Select(t => t.Text));
        return null;
    }
}

/// <param name="Timed">Its words, as far as their times are known.</param>
internal sealed record SpeechFile(string Path, string Language, string Text, IReadOnlyList<TrueWord>? Timed = null)
{
    /// <summary>What a person would write into the case's vocabulary.txt.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
