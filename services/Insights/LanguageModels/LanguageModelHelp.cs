using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;

namespace AudioAspire.Insights.LanguageModels;

/// <summary>The optional help of a language model. Without options nothing changes; where it fails the offline result stands with a notice.</summary>
internal sealed partial class LanguageModelHelp(LanguageModelOptions? options, TimeProvider time, ILogger<LanguageModelHelp> log)
{
    public Task<Analysis> RefineAsync(Analysis analysis, IReadOnlyList<AnalyzeTurn> turns, IEnumerable<string> names, CancellationToken cancel) =>
        HelpAsync(analysis, names, (chat, redaction) => SummaryRefiner.RefineAsync(chat, analysis, turns, redaction, cancel), (a, notice) => a with { Notices = [.. a.Notices, notice] });

    public Task<CaseReport> ReviewAsync(CaseReport report, CancellationToken cancel) => report.Contradictions.Count == 0 ? Task.FromResult(report) :
        HelpAsync(report, report.People.Select(p => p.Name), (chat, redaction) => ContradictionReviewer.ReviewAsync(chat, report, redaction, cancel), (r, notice) => r with { Notices = [.. r.Notices, notice] });

    // One conversation, and so one budget, for each interview or case.
    async Task<T> HelpAsync<T>(T offline, IEnumerable<string> names, Func<StructuredChat, Redaction?, Task<T>> help, Func<T, string, T> note)
    {
        if (options is null) return offline;
        try
        {
            return await help(StructuredChat.Open(options, time), options.Redact ? new Redaction(names.Where(n => n.Length > 0)) : null);
        }
        catch (LanguageModelFailure failure)
        {
            LogFailed(log, options.Model, failure.Message);
            return note(offline, $"The language model {options.Model} was not used: {failure.Message}. This is the result without it.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model {Model} was not used: {Reason}")]
    static partial void LogFailed(ILogger logger, string model, string reason);
}
