using AudioAspire.Contracts.Results;

namespace AudioAspire.Insights.LanguageModels;

/// <summary>Asks a language model about the contradictions found. Its view is noted beside each; nothing is added, removed or reordered by it.</summary>
internal static class ContradictionReviewer
{
    const int PairsACall = 20, LongestReason = 300;

    public sealed record Answer(IReadOnlyList<PairVerdict> Verdicts);

    public sealed record PairVerdict(string Id, bool Contradicts, string Reason);

    /// <exception cref="LanguageModelFailure"/>
    public static async Task<CaseReport> ReviewAsync(StructuredChat chat, CaseReport report, Redaction? redaction, CancellationToken cancel)
    {
        string Out(string text) => redaction?.Hide(text) ?? text;
        var verdicts = new Dictionary<string, PairVerdict>(StringComparer.Ordinal);
        foreach (var pairs in report.Contradictions.Chunk(PairsACall))
        {
            var ids = pairs.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
            var data = new
            {
                language = report.Language,
                pairs = pairs.Select(p => new { id = p.Id, kind = p.Kind, a = new { speaker = p.A.Speaker, quote = Out(p.A.Quote) }, b = new { speaker = p.B.Speaker, quote = Out(p.B.Quote) } }),
            };
            var answer = await chat.AskAsync<Answer>(Prompts.Judge, data, a => ids.SetEquals(a.Verdicts.Select(v => v.Id)) ? null : "the verdicts are not those asked for", cancel);
            foreach (var verdict in answer.Verdicts) verdicts[verdict.Id] = verdict;
        }
        return report with
        {
            Contradictions = [.. report.Contradictions.Select(c => c with { Review = new ModelReview(chat.Model, verdicts[c.Id].Contradicts, Short(redaction?.Restore(verdicts[c.Id].Reason) ?? verdicts[c.Id].Reason)) })],
        };
    }

    static string Short(string reason) => reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…";
}
