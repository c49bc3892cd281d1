using System.Globalization;
using System.Text.Json;
using AudioAspire.Scoring;
using AudioAspire.Scoring.Words;

namespace AudioAspire.Bench.Words;

/// <param name="Texts">In order of time.</param>
/// <param name="BackChannels">The listener's noises; not among the texts.</param>
internal sealed record WordRecording(string Audio, string? Language, IReadOnlyList<SpokenText> Texts, IReadOnlyList<SpokenText> BackChannels);

/// <summary>Recordings with who said which words.</summary>
internal sealed record WordSet(string Name, IReadOnlyList<WordRecording> Recordings)
{
    /// <summary>The samples, and with a folder of further recordings joined and conversations in it.</summary>
    public static IEnumerable<WordSet> Find(DirectoryInfo? audio)
    {
        yield return new WordSet("samples", [.. Directory.EnumerateFiles(Samples.Folder, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(OfSample)]);
        if (audio is null) yield break;
        yield return new WordSet("joined", Read(audio, "joined", OfTurns));
        yield return new WordSet("conversations", Read(audio, "conversations", OfConversation));
    }

    static List<WordRecording> Read(DirectoryInfo audio, string set, Func<string, IEnumerable<SpokenText>?> truth) =>
        [.. Directory.EnumerateFiles(Path.Combine(audio.FullName, set), "*.ogg").Order(StringComparer.Ordinal)
            .Select(file => (file, texts: truth(file))).Where(x => x.texts is not null).Select(x => new WordRecording(x.file, null, [.. x.texts!], []))];

    static WordRecording OfSample(string wav)
    {
        var truth = InterviewTruth.Read(Path.Combine(Path.GetDirectoryName(wav)!, "truth", Path.ChangeExtension(Path.GetFileName(wav), ".json")));
        return new WordRecording(wav, truth.Language,
            [.. truth.Turns.Where(t => !t.Backchannel)
                .SelectMany(t => t.Segments is { Count: > 0 } sentences ? sentences.Select(s => new SpokenText(s.Start, s.End, t.Speaker, s.Text)) : [Of(t)]).OrderBy(t => t.Start)],
            [.. truth.Turns.Where(t => t.Backchannel).Select(Of)]);
    }

    static SpokenText Of(TruthTurn turn) => new(turn.Start, turn.End, turn.Speaker, turn.Text);

    static IEnumerable<SpokenText>? OfTurns(string audio) =>
        JsonSerializer.Deserialize<TruthTurn[]>(File.ReadAllBytes(Path.ChangeExtension(audio, ".json")), JsonSerializerOptions.Web)!.Select(Of);

    static IEnumerable<SpokenText>? OfConversation(string audio)
    {
        if (Path.ChangeExtension(audio, ".stm") is var stm && File.Exists(stm))
            return File.ReadLines(stm).Select(line => line.Split(' ', 6)).Where(f => f.Length == 6)
                .Select(f => new SpokenText(double.Parse(f[3], CultureInfo.InvariantCulture), double.Parse(f[4], CultureInfo.InvariantCulture), f[2], f[5]));
        // Lines "Name: text", without times.
        if (Path.ChangeExtension(audio, ".speakers.txt") is var lines && File.Exists(lines))
            return File.ReadLines(lines).Where(line => !line.StartsWith('#')).Select(line => line.Split(": ", 2)).Where(f => f.Length == 2)
                .Select(f => new SpokenText(0, 0, f[0], f[1]));
        if (Path.ChangeExtension(audio, ".words_speakers.json") is var words && File.Exists(words))
            return JsonDocument.Parse(File.ReadAllBytes(words)).RootElement.GetProperty("words").EnumerateArray()
                .Select(w => new SpokenText(0, 0, $"{w.GetProperty("speaker_tag")}", w.GetProperty("word").GetString()!)).ToList();
        return null;
    }
}
