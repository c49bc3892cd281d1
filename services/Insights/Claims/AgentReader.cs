namespace AudioAspire.Insights.Claims;

/// <summary>Who did it, where the question before asks for one person: the name, or <c>self</c>. Company is <see cref="PresenceReader"/>'s.</summary>
internal static class AgentReader
{
    public const string Unit = "who";

    public static IEnumerable<Mention> Read(List<Word> words, SentenceContext context, ClaimGrammar grammar)
    {
        var asks = context.Opens && grammar.Any("whoQuestions", context.QuestionWords)
            && (!grammar.Any("presenceQuestions", context.QuestionWords) || IsDoing(context.QuestionWords, grammar));
        if (!asks || PolarityReader.IsNegated(words, 0, words.Count, grammar)) yield break;
        var names = words.Where(w => w.IsPerson).Select(w => w.Folded).Distinct().ToList();
        var self = words.FindIndex(w => grammar.Has("selves", w.Folded));
        if (names.Count == 1 && self < 0) yield return new Mention(ClaimKinds.Other, names[0], Unit, 0, 1);
        else if (names.Count == 0 && self is 0 or 1) yield return new Mention(ClaimKinds.Other, "self", Unit, self, 1);
    }

    // "Who was driving?" asks for whoever did it, "who was there?" for company.
    static bool IsDoing(IReadOnlyList<Word> question, ClaimGrammar grammar) =>
        grammar.Language == "en" && question.Any(w => w.Stem.Length > 0 && w.Folded.EndsWith("ing", StringComparison.Ordinal));
}
