using System.Text.Json;
using AudioAspire.Contracts.Results;
using AudioAspire.Reports.Formats;
using AudioAspire.Scoring;

namespace AudioAspire.Reports.Tests;

/// <summary>Transcripts and analyses made from the ground truth of the sample interviews.</summary>
internal static class SampleInterviews
{
    public static readonly string[] Names =
        ["robo-almacen-01", "robo-almacen-02", "robo-almacen-03", "product-research-01", "product-research-02"];

    public static Transcript Transcript(string name)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Folder, CaseOf(name), "truth", name + ".json")));
        var root = truth.RootElement;
        var ids = root.GetProperty("speakers").EnumerateArray().Select((s, i) => (Truth: s.GetProperty("id").GetString()!, Id: $"S{i + 1}"))
            .ToDictionary(p => p.Truth, p => p.Id);
        var turns = root.GetProperty("turns").EnumerateArray().Select(t => Turn(t, ids)).ToArray();
        return new Transcript
        {
            Interview = name,
            Case = CaseOf(name),
            Language = root.GetProperty("language").GetString()!,
            LanguageProbability = 0.99,
            Duration = root.GetProperty("duration_seconds").GetDouble(),
            Speakers =
            [
                .. root.GetProperty("speakers").EnumerateArray().Select((s, i) => new TranscriptSpeaker(
                    ids[s.GetProperty("id").GetString()!], s.GetProperty("name").GetString()!,
                    Math.Round(turns.Where(t => t.Speaker == $"S{i + 1}").Sum(t => t.End - t.Start), 3)) { Role = i == 0 ? "interviewer" : "interviewee" }),
            ],
            Turns = turns,
        };
    }

    static TranscriptTurn Turn(JsonElement t, Dictionary<string, string> ids)
    {
        var speaker = ids[t.GetProperty("speaker").GetString()!];
        var text = t.GetProperty("text").GetString()!;
        var label = t.TryGetProperty("sentiment", out var s) ? s.GetString()! : "neutral";
        return new TranscriptTurn
        {
            Index = t.GetProperty("index").GetInt32(),
            Start = t.GetProperty("start").GetDouble(),
            End = t.GetProperty("end").GetDouble(),
            Speaker = speaker,
            Text = text,
            Words = [.. t.GetProperty("segments").EnumerateArray().SelectMany(p => TurnWords.Spread(
                p.GetProperty("text").GetString()!, p.GetProperty("start").GetDouble(), p.GetProperty("end").GetDouble(), speaker))],
            Sentiment = new Sentiment(label, label switch { "positive" => 0.6, "negative" => -0.6, _ => 0 }),
            Overlap = t.TryGetProperty("overlaps_with", out _),
        };
    }

    public static string WavOf(string name) => Path.Combine(Samples.Folder, CaseOf(name), name + ".wav");

    public static string VttOf(string name) => Path.Combine(Samples.Folder, CaseOf(name), "truth", name + ".vtt");

    public static JsonDocument CaseTruth(string @case) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Folder, @case, "truth", "case.json")));

    static string CaseOf(string name) => name[..^3];
}
