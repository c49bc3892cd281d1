namespace AudioAspire.Insights.Claims;

/// <summary>What a question lends to an answer that orders events.</summary>
/// <param name="Event">"When did the bill come?": the event that the answer puts before or after another.</param>
/// <param name="Earlier">"Did they wash it before they sewed it?", "what came first, the wiring or the plaster?": the two events,</param>
/// <param name="Later">in the order that the question offers them.</param>
/// <param name="Answered">The order that the answer chooses by a yes, or by naming one of the two.</param>
internal sealed record AskedOrder(string[] Event, string[] Earlier, string[] Later, (string[] Earlier, string[] Later)? Answered)
{
    static readonly AskedOrder s_nothing = new([], [], [], null);

    public static AskedOrder Of(List<Word> answer, SentenceContext context, ClaimGrammar grammar)
    {
        var question = context.QuestionWords;
        if (!context.Opens || question.Count == 0) return s_nothing;
        if (grammar.Any("choiceWords", question) && Choice(question, grammar) is var (left, right))
            return new AskedOrder([], left, right, FirstOf(answer, left, right, grammar));
        for (var k = 1; k < question.Count; k++)
            if (grammar.Match("beforeWords", question, k) is > 0 and var before)
            {
                var (earlier, later) = (Word.Stems(question, 0, k), Word.Stems(question, k + before, question.Count));
                return new AskedOrder([], earlier, later, grammar.Match("yesAnswers", answer, 0) is > 0 and var yes && answer[yes - 1].EndsClause ? (earlier, later) : null);
            }
        // "When did it come?", not "what did you do when it came?"
        var opens = question.TakeWhile(w => grammar.Has("questionLead", w.Folded) && !w.EndsClause).Count();
        return Enumerable.Range(0, Math.Min(opens + 1, question.Count)).Any(i => grammar.Match("timeQuestions", question, i) > 0)
            ? s_nothing with { Event = Word.Stems(question) } : s_nothing;
    }

    /// <summary>"After that she signed", asked whether she read before signing: what came before is the reading.</summary>
    public (string[] Earlier, string[] Later) Complete(string[] earlier, string[] later)
    {
        if (Earlier.Length == 0) return (earlier, later);
        var straight = earlier.Intersect(Earlier).Any() || later.Intersect(Later).Any();
        var crossed = earlier.Intersect(Later).Any() || later.Intersect(Earlier).Any();
        if (straight == crossed) return (earlier, later);
        return straight ? ([.. earlier.Union(Earlier)], [.. later.Union(Later)]) : ([.. earlier.Union(Later)], [.. later.Union(Earlier)]);
    }

    // "..., the plastering or the wiring?"
    static (string[] Left, string[] Right)? Choice(IReadOnlyList<Word> question, ClaimGrammar grammar)
    {
        const int Alternative = 3;
        for (var or = 1; or < question.Count - 1; or++)
        {
            if (!grammar.Has("or", question[or].Folded) || grammar.Match("beforeWords", question, or - 1) > 0 || grammar.Match("afterWords", question, or + 1) > 0) continue;
            var from = or;
            while (from > 0 && !question[from - 1].EndsClause) from--;
            var (left, right) = (Word.Stems(question, from, or), Word.Stems(question, or + 1, question.Count));
            if (left.Length > 0 && right.Length > 0) return (from > 0 ? left : left[^Math.Min(Alternative, left.Length)..], right);
        }
        return null;
    }

    // The one that the answer names first, unless it says more of the other's words alone.
    static (string[], string[])? FirstOf(List<Word> answer, string[] left, string[] right, ClaimGrammar grammar)
    {
        if (PolarityReader.IsNegated(answer, 0, answer.Count, grammar)) return null;
        foreach (var stem in answer.Select(w => w.Stem))
            if (left.Contains(stem) != right.Contains(stem)) return left.Contains(stem) ? (left, right) : (right, left);
        return null;
    }
}
