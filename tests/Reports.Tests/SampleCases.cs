using System.Text.Json;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Tests;

/// <summary>Case reports made from the ground truth of the sample cases.</summary>
internal static class SampleCases
{
    public static CaseReport Report(string @case)
    {
        using var truth = SampleInterviews.CaseTruth(@case);
        var root = truth.RootElement;
        var interviews = root.GetProperty("interviews").EnumerateArray().Select(i => SampleInterviews.Transcript(i.GetString()!)).ToArray();
        var agreements = root.GetProperty("agreements").EnumerateArray().Select((a, i) =>
            new Agreement($"a{i}", "other", 0.9, "", Side(interviews, a.GetProperty("a")), Side(interviews, a.GetProperty("b")))).ToArray();
        var contradictions = root.GetProperty("contradictions").EnumerateArray().Select((c, i) => new Contradiction(
            $"c{i}", c.GetProperty("kind").GetString()!, Math.Round(0.95 - 0.04 * i, 2), c.GetProperty("explanation").GetString()!,
            Side(interviews, c.GetProperty("a")), Side(interviews, c.GetProperty("b")))).ToArray();
        return new CaseReport
        {
            Case = @case,
            Language = root.GetProperty("language").GetString()!,
            Interviews = [.. interviews.Select(t => new CaseInterview(t.Interview, t.Duration, t.Language, [.. t.Speakers.Select(s => s.Id)]))],
            People = [.. root.GetProperty("speakers").EnumerateArray().Select((p, n) => new Person($"P{n + 1}", p.GetProperty("name").GetString()!,
                [.. interviews.SelectMany(t => t.Speakers.Where(s => s.Name == p.GetProperty("name").GetString()).Select(s => new Appearance(t.Interview, s.Id, 0.96)))]))],
            Contradictions = contradictions,
            Agreements = agreements,
            Ideas = [.. agreements.Select((a, i) => new CaseIdea(a.A.Quote, Math.Round(1.0 / (i + 1), 2), [new CaseIdeaSource(a.A.Interview, [a.A.Turn]), new CaseIdeaSource(a.B.Interview, [a.B.Turn])]))],
            Timeline = [.. contradictions.Take(6).SelectMany((c, i) => new[]
            {
                new TimelineEvent($"{20 + i / 2}:{i % 2 * 3}0", c.A.Quote, c.A), new TimelineEvent($"{20 + i / 2}:{i % 2 * 3}0", c.B.Quote, c.B),
            })],
        };
    }

    static Evidence Side(Transcript[] interviews, JsonElement side)
    {
        var transcript = interviews.Single(t => t.Interview == side.GetProperty("interview").GetString());
        var turn = transcript.Turns[side.GetProperty("turn").GetInt32()];
        return new Evidence(transcript.Interview, turn.Index, turn.Start, turn.End, turn.Speaker, side.GetProperty("quote").GetString()!);
    }
}
