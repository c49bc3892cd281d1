using AudioAspire.Contracts.Results;
using AudioAspire.Pipeline.Stages;

namespace AudioAspire.Pipeline.Fusing;

/// <summary>What the analysis adds to the transcript: sentiment and emotion of turns, roles of speakers.</summary>
internal static class AnalysisMerge
{
    public static Transcript With(this Transcript transcript, Analysis analysis, IReadOnlyList<Affect> affects)
    {
        var byTurn = affects.GroupBy(a => a.Turn).ToDictionary(g => g.Key, g => g.Last());
        return transcript with
        {
            Turns = [.. transcript.Turns.Select(t => byTurn.TryGetValue(t.Index, out var affect)
                ? t with { Sentiment = new Sentiment(affect.Sentiment, affect.Score), Emotion = affect.Emotion.Length > 0 ? affect.Emotion : null }
                : t)],
            Speakers = [.. transcript.Speakers.Select(s => analysis.Statistics.BySpeaker.TryGetValue(s.Id, out var own) && own.Role is "interviewer" or "interviewee"
                ? s with { Role = own.Role }
                : s)],
        };
    }
}
