using System.Text.Json;
using AudioAspire.Contracts.Results;
using AudioAspire.Scoring;

namespace AudioAspire.Reports.Tests;

/// <summary>Analyses of the sample interviews, made from their ground truth.</summary>
internal static class SampleAnalyses
{
    public static Analysis Analysis(Transcript transcript)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Folder, transcript.Case, "truth", transcript.Interview + ".json")));
        var root = truth.RootElement;
        var ideas = root.GetProperty("main_ideas").EnumerateArray().Select((i, n) => new Idea(i.GetString()!, [1 + 2 * n, 3 + 2 * n], Math.Round(1 - 0.12 * n, 2))).ToArray();
        return new Analysis
        {
            Interview = transcript.Interview,
            Case = transcript.Case,
            Language = transcript.Language,
            Summary = new Summary(string.Join(' ', ideas.Take(3).Select(i => i.Text)), [.. ideas.Take(3).Select(i => new SummarySentence(i.Text, i.Turns))]),
            Ideas = ideas,
            Topics = Topics(transcript),
            Statistics = Statistics(transcript),
            Claims = [.. transcript.Turns.Where(t => t.Text.Any(char.IsDigit) || t.Text.Length > 90).Select((t, i) =>
                new Claim($"c{i}", i % 2 == 0 ? "clock_time" : "place", t.Text, t.Index, t.Start, t.End, t.Speaker, i % 2 == 0 ? "21:30" : "oficina") { Hedged = i % 3 == 0, Negated = i % 4 == 1 })],
            Cues = [.. root.GetProperty("turns").EnumerateArray().Where(t => t.TryGetProperty("cues", out _)).SelectMany(t => Cues(transcript, t))],
            SelfContradictions = [.. root.GetProperty("self_contradictions").EnumerateArray().Select((s, i) =>
                new SelfContradiction($"sc{i}", "duration", 0.81, s.GetProperty("explanation").GetString()!, Evidence(transcript, s.GetProperty("a")), Evidence(transcript, s.GetProperty("b"))))],
            Models = [new ModelUse("recogniser", "whisper-base", new string('a', 64)), new ModelUse("sentiment", "affect", new string('b', 64))],
        };
    }

    static Evidence Evidence(Transcript transcript, JsonElement side)
    {
        var turn = transcript.Turns[side.TryGetProperty("turn", out var t) ? t.GetInt32() : 0];
        return new Evidence(transcript.Interview, turn.Index, turn.Start, turn.End, turn.Speaker, side.TryGetProperty("quote", out var q) ? q.GetString()! : turn.Text);
    }

    static IEnumerable<Cue> Cues(Transcript transcript, JsonElement truth)
    {
        var turn = transcript.Turns[truth.GetProperty("index").GetInt32()];
        return truth.GetProperty("cues").EnumerateArray().Select((kind, i) => new Cue(
            kind.GetString()!, turn.Speaker, turn.Index, turn.Start, turn.End, turn.Text.Length > 120 ? turn.Text[..120] + "…" : turn.Text,
            4.2 + i, i == 0 ? 1.6 : null, "d = 0.21 (DePaulo et al., 2003): small.", "Nerves and a bad connection do the same.") { Deviation = turn.Index % 2 == 0 ? 2.4 : null });
    }

    static IReadOnlyList<Topic> Topics(Transcript transcript) =>
    [
        .. transcript.Turns.Chunk(12).Select((c, i) => new Topic(string.Join(' ', c[0].Text.Split(' ').Take(4)), c[0].Start, c.Max(t => t.End), [.. c.Select(t => t.Index)],
            [.. c[^1].Text.Split(' ').Where(w => w.Length > 5).Take(4)])),
    ];

    static InterviewStatistics Statistics(Transcript transcript)
    {
        var statistics = new InterviewStatistics
        {
            TalkSeconds = transcript.Speakers.Sum(s => s.TalkSeconds),
            SilenceSeconds = 21.4,
            OverlapSeconds = 3.1,
            Questions = transcript.Turns.Count(t => t.Text.Contains('?')),
            Interruptions = [new Interruption(40, "S1", "S2", 9)],
        };
        foreach (var speaker in transcript.Speakers)
        {
            var own = transcript.Turns.Where(t => t.Speaker == speaker.Id).ToArray();
            statistics.BySpeaker[speaker.Id] = new SpeakerStatistics
            {
                Role = speaker.Role!,
                TalkSeconds = speaker.TalkSeconds,
                TalkShare = speaker.TalkSeconds / statistics.TalkSeconds,
                Turns = own.Length,
                Words = own.Sum(t => t.Words.Count),
                WordsPerMinute = own.Sum(t => t.Words.Count) / speaker.TalkSeconds * 60,
                Questions = own.Count(t => t.Text.Contains('?')),
                Fillers = 2,
                ResponseLatency = 0.6,
                Pitch = 182.4,
                Sentiment = own.Average(t => t.Sentiment!.Score),
            };
        }
        return statistics;
    }
}
