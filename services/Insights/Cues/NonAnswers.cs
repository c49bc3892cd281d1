using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Cues;

/// <summary>Answers that answer nothing, told by their structure: a question in return, or no value of the kind that was asked for (when, where,
/// how long, how many) and not one word of the question. Whoever says no or does not know has answered; whether a yes or a who was given
/// words alone do not tell: most answers to such questions name neither and are plain.</summary>
internal sealed class NonAnswers(string language)
{
    const int LeastWords = 4;

    readonly Lexicon _lexicon = Lexicon.For(language);
    readonly ClaimGrammar _grammar = ClaimGrammar.For(language);

    /// <param name="turn">The sentences of one turn.</param>
    public bool Is(IReadOnlyList<Sentence> turn, Sentence question)
    {
        var words = turn.SelectMany(s => Tokens.Of(s.Text)).ToList();
        if (words.Count < LeastWords) return false;
        return turn.All(s => s.IsQuestion) ? IsReturned(words) : IsWithoutValue(turn, words, question);
    }

    // "Pardon?", "how do you mean?": the question was not understood
    bool IsReturned(List<string> words) => words.Any(w => !_lexicon["echoes"].Contains(w)) && Phrases.Count(words, _lexicon["clarifications"]) == 0;

    bool IsWithoutValue(IReadOnlyList<Sentence> turn, List<string> words, Sentence question)
    {
        if (words.Any(_lexicon["negations"].Contains)) return false;
        var asked = Word.Of(question.Text, _grammar);
        var said = turn.SelectMany(s => Word.Of(s.Text, _grammar)).ToList();
        var where = _grammar.Any("whereQuestions", asked);
        var howMuch = ((string[])["timeQuestions", "dateQuestions", "durationQuestions", "countQuestions"]).Any(list => _grammar.Any(list, asked));
        if (where == howMuch) return false;
        if (where ? words.Any(_lexicon["placeWords"].Contains) || said.Exists(w => w.Name) : words.Any(_lexicon["valueWords"].Contains) || said.Where((w, i) => i == 0 || !_grammar.TryGet("articles", w.Folded, out _)).Any(IsValue)) return false;
        return !said.Exists(w => w.Stem.Length > 0 && asked.Exists(a => a.Stem == w.Stem));
    }

    bool IsValue(Word word) => char.IsDigit(word.Folded[0]) || _grammar.IsCalendar(word.Folded) || _lexicon["numbers"].Contains(word.Text.ToLowerInvariant()) || _lexicon["timeWords"].Contains(word.Text.ToLowerInvariant())
        || ((string[])["numbers", "multipliers", "dayparts", "namedTimes", "durationUnits"]).Any(map => _grammar.TryGet(map, word.Folded, out _));
}
