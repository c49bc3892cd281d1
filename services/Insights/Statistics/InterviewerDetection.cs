using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Sentences;

namespace AudioAspire.Insights.Statistics;

/// <summary>Who interviews, judged by behaviour: asks most, mostly asks, opens and closes. Names and order of ids play no part.</summary>
internal static class InterviewerDetection
{
    public const string Interviewer = "interviewer", Interviewee = "interviewee", Unknown = "unknown";

    /// <summary>A role for every speaker with turns; all unknown where nobody asks.</summary>
    public static IReadOnlyDictionary<string, string> Roles(IReadOnlyList<AnalyzeTurn> turns, IReadOnlyList<Sentence> sentences)
    {
        var asking = sentences.Where(s => s.IsQuestion).Select(s => s.Turn).ToHashSet();
        var answering = sentences.Where(s => s.Answers is not null).Select(s => s.Turn).ToHashSet();
        var behaviour = turns.GroupBy(t => t.Speaker).ToDictionary(g => g.Key, g => new Behaviour(
            g.Count(t => asking.Contains(t.Index)), g.Count(t => answering.Contains(t.Index)), g.Count(),
            (g.Key == turns[0].Speaker ? 1 : 0) + (g.Key == turns[^1].Speaker ? 0.5 : 0)));
        var top = behaviour.OrderByDescending(b => b.Value.Score).ThenBy(b => b.Key, StringComparer.Ordinal).FirstOrDefault();
        if (behaviour.Count < 2 || top.Value.Questions == 0) return behaviour.ToDictionary(b => b.Key, _ => Unknown);
        return behaviour.ToDictionary(b => b.Key, b =>
            b.Key == top.Key || b.Value.Questions >= 3 && b.Value.Questions > b.Value.Answers && b.Value.AskingShare > 0.5 ? Interviewer : Interviewee);
    }

    public static Func<string, bool> Among(IReadOnlyDictionary<string, string> roles) => speaker => roles.GetValueOrDefault(speaker) == Interviewer;

    sealed record Behaviour(int Questions, int Answers, int Turns, double OpensOrCloses)
    {
        public double AskingShare => (double)Questions / Turns;

        public double Score => Questions == 0 ? 0 : Questions - Answers + 4 * AskingShare + 2 * OpensOrCloses;
    }
}
