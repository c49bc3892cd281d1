using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Fusing;

/// <summary>What the analysis adds to the transcript: sentiment and emotion of turns, names and roles of speakers.</summary>
internal static class AnalysisMerge
{
    public static Transcript With(this Transcript transcript, Analysis analysis, InterviewAnalysis result)
    {
        var byTurn = result.Affects.GroupBy(a => a.Turn).ToDictionary(g => g.Key, g => g.Last());
        return transcript with
        {
            Turns = [.. transcript.Turns.Select(t => byTurn.TryGetValue(t.Index, out var affect)
                ? t with { Sentiment = new Sentiment(affect.Sentiment, affect.Score), Emotion = affect.Emotion.Length > 0 ? affect.Emotion : null }
                : t)],
            Speakers = [.. Named(transcript.Speakers, Card.Parser.ParseFrom(result.Card))
                .Select(s => analysis.Statistics.BySpeaker.TryGetValue(s.Id, out var own) && own.Role is "interviewer" or "interviewee" ? s with { Role = own.Role } : s)],
        };
    }

    /// <summary>Names as people introduced themselves. One that two speakers share would confuse them: both keep what they are called.</summary>
    static IEnumerable<TranscriptSpeaker> Named(IReadOnlyList<TranscriptSpeaker> speakers, Card card)
    {
        var names = speakers.Select(s => card.Speakers.FirstOrDefault(c => c.Id == s.Id)?.Name is { Length: > 0 } name ? name : s.Name).ToList();
        return speakers.Select((s, i) => names.Count(n => string.Equals(n, names[i], StringComparison.OrdinalIgnoreCase)) == 1 ? s with { Name = names[i] } : s);
    }
}
