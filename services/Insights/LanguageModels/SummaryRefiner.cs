using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Claims;

namespace AudioAspire.Insights.LanguageModels;

/// <summary>Lets a language model write the summary and name the topics. Every sentence must cite turns that exist and quote one of them; the rest is dropped.</summary>
internal static class SummaryRefiner
{
    const int MostSentences = 12, LongestSentence = 400, LongestTitle = 80, ShortestQuoteWords = 3;

    public sealed record Answer(IReadOnlyList<Written> Sentences, IReadOnlyList<Named> Topics);

    public sealed record Written(string Text, IReadOnlyList<int> Turns, string Quote);

    public sealed record Named(int Id, string Title);

    /// <exception cref="LanguageModelFailure"/>
    public static async Task<Analysis> RefineAsync(StructuredChat chat, Analysis analysis, IReadOnlyList<AnalyzeTurn> turns, Redaction? redaction, CancellationToken cancel)
    {
        string Out(string text) => redaction?.Hide(text) ?? text;
        string Back(string text) => redaction?.Restore(text) ?? text;
        var said = turns.ToDictionary(t => t.Index, t => Out(t.Text));
        var data = new
        {
            language = analysis.Language,
            turns = turns.Select(t => new { index = t.Index, speaker = t.Speaker, text = said[t.Index] }),
            topics = analysis.Topics.Select((t, id) => new { id, turns = t.Turns }),
        };
        var answer = await chat.AskAsync<Answer>(Prompts.Summary, data, a => Flaw(a, said), cancel);
        SummarySentence[] sentences = [.. answer.Sentences.Where(s => IsCited(s, said)).Take(MostSentences).Select(s => new SummarySentence(Back(s.Text.Trim()), [.. s.Turns.Distinct().Order()]))];
        var titles = answer.Topics.Where(t => t.Title.Length is > 0 and <= LongestTitle).GroupBy(t => t.Id).ToDictionary(g => g.Key, g => Back(g.First().Title));
        return analysis with
        {
            Summary = new Summary(string.Join(' ', sentences.Select(s => s.Text)), sentences, "language-model"),
            Topics = [.. analysis.Topics.Select((t, id) => titles.TryGetValue(id, out var title) ? t with { Title = title } : t)],
            Models = [.. analysis.Models, new ModelUse("summary", chat.Model, "")],
        };
    }

    // One wrong citation is dropped; a summary most of which is not covered is none.
    static string? Flaw(Answer answer, Dictionary<int, string> said)
    {
        var cited = answer.Sentences.Count(s => IsCited(s, said));
        return cited == 0 || cited * 2 < answer.Sentences.Count ? $"only {cited} of {answer.Sentences.Count} sentences cite what was said" : null;
    }

    static bool IsCited(Written sentence, Dictionary<int, string> said)
    {
        var quote = Plain(sentence.Quote);
        return sentence.Text.Trim().Length is > 0 and <= LongestSentence && quote.Split(' ').Length >= ShortestQuoteWords
            && sentence.Turns.Count > 0 && sentence.Turns.All(said.ContainsKey) && sentence.Turns.Any(t => $" {Plain(said[t])} ".Contains($" {quote} ", StringComparison.Ordinal));
    }

    // Letters and digits only: models mend punctuation.
    static string Plain(string text) =>
        string.Join(' ', new string([.. Folding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
